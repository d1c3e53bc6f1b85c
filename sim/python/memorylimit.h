// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sim::python {

/// A fence round the memory that Python objects take.
///
/// It counts what CPython's own allocator asks of the system: arenas of small objects, and every
/// block too large for those. Beyond the limit a request is refused, and CPython raises MemoryError.
/// Figures are host bytes: an object is several times larger here than on the board.
class MemoryLimit
{
public:
    /// To be called once, before Python is initialised.
    static void install();
    /// From now on allows `more` bytes on top of what is in use, and no single block beyond
    /// `largest`. With `boardMost` more in use than now the program has outgrown the board.
    static void arm(std::size_t more, std::size_t largest, std::size_t boardMost);
    /// Lets everything pass again: what comes now is the simulator's own work.
    static void lift();

    /// The program has outgrown the board: set once in a run, for who tells of it to set back.
    static inline constinit bool outgrewBoard = false;

    /// The size of the block that was last refused; 0 if none was.
    static std::size_t lastRefused();
};

} // namespace sim::python
