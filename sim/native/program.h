// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "sim/native/metro.h"

#include <string_view>

namespace sim::native {

/// A C++ program that is compiled into the board.
struct Program
{
    std::string_view name;   ///< of the scenario it belongs to: "05-two-leds-asyncio"
    std::string_view source; ///< the text of code.cpp at the time of building
    void (*body)(Metro &metro);
};

/// Runs the program from its first line to its end: it returns, or an exception comes out of it, which is
/// told on the console, or Ctrl-C ends it. The caller ends the program on the board, and then on `metro`.
core::EndReason run(const Program &program, Metro &metro);

} // namespace sim::native
