// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/delay.h"

#include "core/tickcounter.h"
#include "sim/board.h"

#include <algorithm>

namespace sim {

void holdCpu(Board &board, core::TaskId task, std::chrono::milliseconds span)
{
    board.record(core::EntryKind::SleepBegan, core::number(task), 0,
                 static_cast<std::uint32_t>(std::min<std::int64_t>(span.count(), UINT32_MAX)));
    if (span.count() > 0) {
        const std::int64_t end = core::millisecondsAt(board.now()) + span.count();
        static_cast<void>(board.clock().waitUntil(core::instantOfMillisecond(end)));
    }
    board.record(core::EntryKind::SleepEnded, core::number(task));
}

} // namespace sim
