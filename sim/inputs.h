// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/trace.h"
#include "sim/protocol.h"
#include "sim/wiring.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sim {

/// What somebody does to a board at a virtual time.
using Input = std::variant<SetInput, Serial, Interrupt>;

core::Instant timeOf(const Input &input);
/// The same later, or earlier, by `shift`.
Input shifted(Input input, core::Duration shift);
/// The command to a board that brings it about.
Command commandFor(const Input &input);

/// Reads scripted inputs from TOML text, one [[input]] table each:
///
///     [[input]]
///     at = 1.25           # seconds since the start of code.py, to the nanosecond
///     part = "faster"     # the part's name in the wiring
///     value = 1           # what it is set to: a button, 1 pressed, 0 released
///
/// In place of part and value: `type = "text"` for the serial console, or `key = "ctrl-c"`.
///
/// The times of the result are counted from the start of code.py, not from power-on; order is kept. An
/// input that no part of `wiring` takes is an error.
[[nodiscard]] core::Result<std::vector<Input>> inputsFrom(std::string_view toml, std::string_view file,
                                                          const Wiring &wiring);

/// The text of them: inputsFrom() of it gives them back, exactly for the first 11 days.
std::string tomlOf(const std::vector<Input> &inputs);

/// What was done among the entries from `begin` to before `end` of a recorded run, times counted from
/// power-on. Given all of it, the same program with the same wiring and seed makes the same run.
std::vector<Input> inputsOf(const core::Trace &trace, const Wiring &wiring, std::size_t begin,
                            std::size_t end);
/// The same for the whole run, times counted from the start of code.py.
std::vector<Input> inputsSinceStart(const core::Trace &trace, const Wiring &wiring);

} // namespace sim
