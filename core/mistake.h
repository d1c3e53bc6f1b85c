// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"

#include <cstdint>
#include <optional>

namespace core {

/// A place in the source.
struct SourceLine
{
    FileId file{0};
    std::uint32_t line = 0; ///< 1-based; 0: none reached yet

    bool operator==(const SourceLine &) const = default;
};

/// What a learner got wrong and the board keeps silent about, or tells only far from its cause.
enum class MistakeKind : std::uint8_t {
    NeverAwaited,    ///< a coroutine was made and dropped: its code never ran
    SleepNotAwaited, ///< asyncio.sleep() without await: nobody paused, and the next sleep fails
    BlockingSleep,   ///< time.sleep() in a task, while there are others
    ErrorNotFetched, ///< a task ended with an error that nobody awaited
    LongTurn,        ///< a task kept the CPU while another was due
    WaitsForEver,    ///< a task waits, nobody is queued: nothing can happen any more
    DiffersOnBoard,  ///< works here, but not so on the real board, or the other way round
};

/// One mistake at one place, however often it was made.
struct Mistake
{
    MistakeKind kind = MistakeKind::NeverAwaited;
    TaskId task{};                  ///< who made it the first time
    SourceLine at{};                ///< its line, unless `told` says it
    std::optional<StringId> told{}; ///< NeverAwaited: "line\tfunction"; ErrorNotFetched: "line\tType:
                                    ///< message"; DiffersOnBoard: as the entry has it
    Duration span{};                ///< BlockingSleep and LongTurn: how long others were kept waiting at most
    std::uint32_t times = 1;
    Instant when{}; ///< the first time

    bool operator==(const Mistake &) const = default;
};

} // namespace core
