// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>

namespace core {

/// What is wrong with data from outside: one sentence that says what is wrong and what to do about
/// it, and where.
struct Error
{
    std::string message;
    std::string file; ///< empty where there is none
    int line = 0;     ///< 1-based; 0 where there is none

    /// "file:line: message", leaving out what is not known.
    std::string text() const;

    bool operator==(const Error &) const = default;
};

/// Mark functions that return it [[nodiscard]]: an alias cannot carry the attribute.
template <typename T> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string message, std::string file = {}, int line = 0)
{
    return tl::unexpected<Error>(Error{std::move(message), std::move(file), line});
}

} // namespace core
