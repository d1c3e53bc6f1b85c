// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fold.h"
#include "core/state.h"
#include "core/trace.h"
#include "sim/protocol.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>

namespace ui {

/// All that is kept of one run: its trace, and how far that reaches.
///
/// It is held in memory and has limits: past `lineLimit` entries single lines are no longer recorded;
/// past `entryLimit`, or `textLimit` bytes of text, it is full and the run should stop.
class Recording
{
public:
    Recording() = default;
    Recording(const Recording &) = delete;
    Recording &operator=(const Recording &) = delete;

    static constexpr std::size_t lineLimit = 12'000'000;
    static constexpr std::size_t entryLimit = 24'000'000;
    static constexpr std::size_t textLimit = 64'000'000;

    /// Adds what the board has told. True when single lines are left out from here on.
    [[nodiscard]] bool take(const sim::Entries &entries);
    /// The board's clock has come to `now` without an entry.
    void reach(core::Instant now) { m_edge = std::max(m_edge, now); }
    /// The board was switched off.
    void cutOff();
    /// The beginning of this recording: so many entries, and so many strings.
    std::unique_ptr<Recording> upTo(std::size_t cursor, std::size_t strings) const;
    /// The program has ended, or the board was switched off.
    std::optional<core::EndReason> ended() const { return m_ended; }

    const core::Trace &trace() const { return m_trace; }
    /// The state at any cursor; past the end, at the end.
    core::State stateAt(std::size_t cursor) const;
    /// The start of code.py, or power-on while that is not recorded.
    core::Instant start() const { return m_start; }
    /// The board's clock, as far as it is known.
    core::Instant edge() const { return m_edge; }
    /// The memory that entries and checkpoints take.
    std::size_t bytes() const { return m_trace.entryBytes() + m_fold.bytes(); }
    bool isFull() const { return m_trace.size() >= entryLimit || m_textSize >= textLimit; }

private:
    void append(const core::Entry &entry);

    core::Trace m_trace;
    mutable core::Fold m_fold{m_trace}; // lays checkpoints as it goes
    core::Instant m_start{};
    core::Instant m_edge{};
    std::optional<core::EndReason> m_ended;
    std::size_t m_textSize = 0;
    bool m_linesDropped = false;
};

} // namespace ui
