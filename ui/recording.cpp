// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording.h"

namespace ui {

bool Recording::take(const sim::Entries &entries)
{
    const bool droppedBefore = m_linesDropped;
    for (const std::string &text : entries.strings) {
        m_trace.intern(text);
        m_textSize += text.size();
    }
    for (const core::Entry &entry : entries.entries) {
        if (entry.kind() == core::EntryKind::Line && m_trace.size() >= lineLimit) {
            m_linesDropped = true;
            continue;
        }
        if (entry.kind() == core::EntryKind::ProgramStarted) {
            m_start = entry.time();
        }
        m_trace.append(entry);
    }
    if (!m_trace.empty()) {
        reach(m_trace[m_trace.size() - 1].time());
    }
    return m_linesDropped && !droppedBefore;
}

void Recording::cutOff()
{
    m_trace.append(
        {m_edge, core::EntryKind::ProgramEnded, 0, static_cast<std::uint8_t>(core::EndReason::Killed), 0});
}

core::State Recording::stateAt(std::size_t cursor) const
{
    return m_fold.stateAt(std::min(cursor, m_trace.size()));
}

} // namespace ui
