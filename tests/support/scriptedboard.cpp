// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedboard.h"

#include <algorithm>
#include <string>

namespace support {

using core::EntryKind;

std::vector<sim::RunUntil> Desk::requests() const
{
    std::vector<sim::RunUntil> found;
    for (const sim::Command &command : commands) {
        if (const auto *until = std::get_if<sim::RunUntil>(&command)) {
            found.push_back(*until);
        }
    }
    return found;
}

ScriptedBoard::ScriptedBoard(Desk &desk) : m_desk(desk)
{
    ++m_desk.started;
    ++m_desk.alive;
    m_desk.board = this;
}

ScriptedBoard::~ScriptedBoard()
{
    --m_desk.alive;
    if (m_desk.board == this) {
        m_desk.board = nullptr;
    }
}

void ScriptedBoard::send(const sim::Command &command)
{
    m_desk.commands.push_back(command);
    if (!m_desk.hangs) {
        m_pending.push_back(command);
    }
}

void ScriptedBoard::answer()
{
    const sim::Command command = m_pending.front();
    m_pending.pop_front();
    if (std::holds_alternative<sim::Load>(command)) {
        answered(sim::Ready{});
    } else if (const auto *until = std::get_if<sim::RunUntil>(&command)) {
        runUntil(*until);
    }
}

void ScriptedBoard::settle()
{
    // An answer may make the session start another board.
    while (m_desk.board == this && hasWork()) {
        answer();
    }
}

void ScriptedBoard::runUntil(const sim::RunUntil &until)
{
    const core::Trace &script = m_desk.script;
    sim::Entries chunk;
    if (!m_saidStrings) {
        m_saidStrings = true;
        for (std::uint32_t i = 0; i < script.stringCount(); ++i) {
            chunk.strings.emplace_back(script.text(core::StringId{i}));
        }
    }
    sim::Stopped stop{sim::StopReason::Time, m_now, 0};
    bool ended = false;
    for (;;) {
        if (m_played == script.size()) {
            stop.reason = ended ? sim::StopReason::Ended : sim::StopReason::Time;
            m_now = ended ? m_now : until.time.value_or(m_now);
            break;
        }
        if (!ended && until.entries && m_played >= *until.entries) {
            stop.reason = sim::StopReason::Entries;
            break;
        }
        const core::Entry &next = script[m_played];
        if (until.time && next.time() > *until.time && !ended) {
            m_now = std::max(m_now, *until.time);
            break;
        }
        m_now = next.time();
        chunk.entries.push_back(next);
        ++m_played;
        ended = ended || next.kind() == EntryKind::ProgramEnded;
        if (!ended && until.kind == next.kind() && (!until.task || *until.task == next.task())) {
            stop.reason = sim::StopReason::Entry;
            break;
        }
        stop.lines += next.kind() == EntryKind::Line ? 1 : 0;
        if (!ended && until.lines && stop.lines >= *until.lines) {
            stop.reason = sim::StopReason::Lines;
            break;
        }
    }
    stop.now = m_now;
    answered(chunk);
    answered(stop);
}

} // namespace support
