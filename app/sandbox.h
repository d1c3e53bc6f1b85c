// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace app {

// The walls round a board process (docs/sandbox.md), in two steps: the interpreter must read its
// library before it may read nothing. Linux; no Qt, no Python.

/// The board's ends of the line to its front.
struct Line
{
    int in = -1;
    int out = -1;
};

/// First of all. No board outlives its front, sees the environment, the open files or the folder of who
/// started it, leaves a core file, takes all of the machine's memory, or runs for days when its front
/// hangs.
void confine();

/// Last before the program, when all that it needs is in memory: closes every descriptor but the
/// line, then forbids all system calls but those of a running interpreter (app/systemcalls.h). There
/// is no way back. Once, from the process's only thread.
///
/// A forbidden call is not carried out: the front gets a sim::LastWords that names it, `onBreach` is
/// called, and the process ends. Failing it with EPERM instead would let a program go on trying, and a run
/// that tried to get out would be graded like any other.
///
/// An error says why there is no wall of system calls; everything else holds even so.
[[nodiscard]] core::Result<void> lockIn(const Line &line, void (*onBreach)());

/// The memory checker of a dev-asan build opens files and starts a program to report what it found: such a
/// build has the limits, and no wall of system calls.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool hasWallOfCalls = false;
#else
inline constexpr bool hasWallOfCalls = true;
#endif

} // namespace app
