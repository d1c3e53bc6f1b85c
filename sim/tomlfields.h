// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Parses TOML; what is wrong with it comes back with its line.
[[nodiscard]] core::Result<toml::table> tomlTable(std::string_view text, std::string_view file);

/// Takes the fields out of one TOML table and remembers the first thing that is wrong with them. Each
/// key may be taken once; finish() complains about keys that nobody took.
class TomlFields
{
public:
    /// `what` names the table in messages: "part", "scenario". The table must outlive it.
    TomlFields(const toml::table &table, std::string_view what, std::string_view file);

    bool has(std::string_view key) const { return m_table.contains(key); }
    /// These give the default, or an empty value if the key is required (no default) but missing.
    std::string string(std::string_view key, std::optional<std::string> byDefault = std::nullopt);
    std::int64_t integer(std::string_view key, std::int64_t low, std::int64_t high,
                         std::optional<std::int64_t> byDefault = std::nullopt);
    /// An integer or a float.
    double real(std::string_view key, double low, double high,
                std::optional<double> byDefault = std::nullopt);
    std::vector<std::string> strings(std::string_view key);
    /// A list of so many integers; empty if the key is missing or wrong.
    std::vector<std::int64_t> integers(std::string_view key, std::size_t count, std::int64_t low,
                                       std::int64_t high);
    /// One of the words; gives its place among them. Without a default it is required.
    std::size_t oneOf(std::string_view key, const std::vector<std::string_view> &words,
                      std::optional<std::size_t> byDefault = std::nullopt);
    /// An array of tables; empty if the key is missing.
    std::vector<const toml::table *> tables(std::string_view key);

    /// Notes an error at the key's line, or at the table's if there is no such key.
    void fail(std::string message, std::string_view key = {});
    bool good() const { return !m_error; }
    /// The first error so far. Requires !good().
    const core::Error &error() const { return *m_error; }
    /// The first error: keys that nobody took included.
    [[nodiscard]] core::Result<void> finish();

    int line() const { return m_line; }

private:
    const toml::node *take(std::string_view key, bool required);

    const toml::table &m_table;
    std::string m_what;
    std::string m_file;
    int m_line;
    std::vector<std::string> m_taken;
    std::optional<core::Error> m_error;
};

/// "a, b or c", for messages.
std::string listed(const std::vector<std::string_view> &words);

} // namespace sim
