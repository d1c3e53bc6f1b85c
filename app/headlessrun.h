// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tracefiles.h"
#include "sim/inputs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What `metrolume-cli run` was asked to do, its files already read and checked.
struct RunRequest
{
    sim::Load load;
    std::vector<sim::Input> inputs;       ///< their times counted from the start of code.py
    std::optional<core::Duration> limit;  ///< of virtual time; none: until the program ends
    std::optional<double> speed;          ///< virtual seconds in a real one; none: as fast as possible
    TraceFiles traceFiles;                ///< open
    std::optional<std::string> statsFile; ///< "-": standard error
    bool wholeConsole = false;            ///< with the board's own lines
};

/// The fixed exit statuses of the command line.
enum class ExitStatus : int { Ended = 0, Exception = 1, Usage = 2, TimeLimit = 3, BoardDied = 4 };

/// Runs a program on a board of its own, writing its console to standard output and what the simulator has
/// to say to standard error. The first SIGINT is the board's Ctrl-C, the second ends the run.
ExitStatus runHeadless(RunRequest request);

} // namespace app
