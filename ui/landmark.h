// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/trace.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ui {

/// Something in a run that one can step to, forward and backward.
struct Landmark
{
    enum class Kind {
        Turn,   ///< a task gets the CPU; subject: its TaskId
        WakeUp, ///< somebody queues a task that waited
        Pin,    ///< the level of a pin changes; subject: its PinId
        Print,  ///< text goes to the console
        Line,   ///< a line of the program is of code.py (code.cpp) is reached; subject: the line, from 1
    };

    Kind kind = Kind::Turn;
    std::uint32_t subject = 0;

    bool operator==(const Landmark &) const = default;
};

bool isAt(const core::Entry &entry, const Landmark &landmark);

/// The cursor just after the next one; nothing if the trace does not reach it.
std::optional<std::size_t> landmarkAfter(const core::Trace &trace, std::size_t cursor,
                                         const Landmark &landmark);
/// The cursor just after the one before, not counting one that `cursor` stands just after; nothing if
/// there was none.
std::optional<std::size_t> landmarkBefore(const core::Trace &trace, std::size_t cursor,
                                          const Landmark &landmark);

} // namespace ui
