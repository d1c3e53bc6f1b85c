// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/boardprocess.h"
#include "core/trace.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

/// One real metrolume-board process, and all that it has said. Waiting is for the process, never for
/// a time: what takes longer than the deadline is a failure.
class BoardWorld
{
public:
    /// Powers a board on and gives it the program.
    explicit BoardWorld(std::string program, double cpuFactor = 1.0);
    explicit BoardWorld(sim::Load load);

    /// Sends the command and waits for Stopped.
    sim::Stopped run(const sim::RunUntil &until = {});
    /// Runs for so long from the program's start.
    sim::Stopped runFor(core::Duration time);
    void send(const sim::Command &command) { m_board->send(command); }
    /// Waits for the next Stopped.
    sim::Stopped awaitStop();
    /// Looks inside the program. Requires that the board is stopped, and has not ended.
    sim::Inspection inspect();

    const core::Trace &trace() const { return m_trace; }
    std::string console() const;
    std::vector<std::string> notices() const { return m_notices; }
    /// How the process died; empty while it lives and after an orderly end.
    std::string death() const { return m_death; }
    /// Milliseconds since the program's start at which the pin's level went to `level`.
    std::vector<double> edges(std::string_view pin, core::Level level) const;
    std::size_t count(core::EntryKind kind) const;
    /// The last entry of that kind; fails the run if there is none.
    core::Entry last(core::EntryKind kind) const;
    std::string text(const core::Entry &entry) const { return std::string{m_trace.text(entry.string())}; }
    core::Instant startedAt() const;

private:
    void await(const bool &condition);

    std::unique_ptr<app::BoardProcess> m_board;
    core::Trace m_trace;
    std::vector<std::string> m_notices;
    std::string m_death;
    sim::Stopped m_stopped;
    bool m_ready = false;
    bool m_hasStopped = false;
    sim::Inspection m_inspection;
    bool m_hasInspected = false;
};
