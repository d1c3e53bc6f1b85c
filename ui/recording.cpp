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
        append(entry);
    }
    if (!m_trace.empty()) {
        reach(m_trace[m_trace.size() - 1].time());
    }
    return m_linesDropped && !droppedBefore;
}

void Recording::append(const core::Entry &entry)
{
    if (entry.kind() == core::EntryKind::ProgramStarted) {
        m_start = entry.time();
    } else if (entry.kind() == core::EntryKind::ProgramEnded) {
        m_ended = entry.detailAs<core::EndReason>();
    }
    m_trace.append(entry);
}

std::unique_ptr<Recording> Recording::upTo(std::size_t cursor, std::size_t strings) const
{
    auto beginning = std::make_unique<Recording>();
    for (std::size_t i = 0; i < strings; ++i) {
        const std::string_view text = m_trace.text(core::StringId{static_cast<std::uint32_t>(i)});
        beginning->m_trace.intern(text);
        beginning->m_textSize += text.size();
    }
    for (std::size_t i = 0; i < cursor; ++i) {
        beginning->append(m_trace[i]);
    }
    if (cursor > 0) {
        beginning->reach(m_trace[cursor - 1].time());
    }
    return beginning;
}

void Recording::cutOff()
{
    append({m_edge, core::EntryKind::ProgramEnded, 0, static_cast<std::uint8_t>(core::EndReason::Killed), 0});
}

core::State Recording::stateAt(std::size_t cursor) const
{
    return m_fold.stateAt(std::min(cursor, m_trace.size()));
}

} // namespace ui
