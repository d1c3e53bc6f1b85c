// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>
#include <string_view>

namespace sim::python {

// The board's serial console. What the program prints becomes Console entries and nothing else: it
// never reaches the process's own outputs.

/// Records `text` as written to the console. Empty text is nothing. Costs no time.
void writeConsole(std::string_view text);

/// Bytes that somebody typed; they wait until the program reads them.
void typeIntoConsole(std::string_view bytes);
/// How many of them wait.
std::size_t typedBytes();
/// Takes up to `count` of them, without waiting.
std::string takeTyped(std::size_t count);
/// Lets a millisecond pass, in which something may be typed. False with KeyboardInterrupt set on Ctrl-C.
[[nodiscard]] bool waitForTyping();

/// The built-in functions print() and input(), as new references.
PyObject *printFunction();
PyObject *inputFunction();

} // namespace sim::python
