// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace core {

/// "Type: message" for people: "std::out_of_range: ticks interval overflow". Requires an exception.
std::string textOf(const std::exception_ptr &exception);

} // namespace core
