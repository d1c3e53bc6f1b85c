// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/button.h"
#include "sim/parts/led.h"

#include <string>
#include <variant>

namespace sim {

/// One part as the wiring names it. Its number in the trace is its place in the wiring.
using Part = std::variant<Led, Button>;

inline const std::string &nameOf(const Part &part)
{
    return std::visit([](const auto &each) -> const std::string & { return each.name; }, part);
}
inline core::PinId pinOf(const Part &part)
{
    return std::visit([](const auto &each) { return each.pin; }, part);
}

} // namespace sim
