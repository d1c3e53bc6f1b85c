// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/trace.h"
#include "sim/protocol.h"
#include "sim/wiring.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// Reads scripted inputs from TOML text, one [[input]] table each:
///
///     [[input]]
///     at = 1.25           # seconds since the start of code.py, to the nanosecond
///     part = "faster"     # the part's name in the wiring
///     value = 1           # what it is set to: a button, 1 pressed, 0 released
///
/// The times of the result are counted from the start of code.py, not from power-on; order is kept. An
/// input that no part of `wiring` takes is an error.
[[nodiscard]] core::Result<std::vector<SetInput>> inputsFrom(std::string_view toml, std::string_view file,
                                                             const Wiring &wiring);

/// The text of them: inputsFrom() of it gives them back, exactly for the first 11 days.
std::string tomlOf(const std::vector<SetInput> &inputs);

/// What was set while a run was recorded, times counted from the start of code.py. Given to the same program
/// with the same wiring and seed, it makes the same run.
std::vector<SetInput> inputsOf(const core::Trace &trace, const Wiring &wiring);

} // namespace sim
