// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"
#include "sim/boardlink.h"

#include <deque>
#include <memory>
#include <vector>

namespace support {

/// What a test sees of the boards that a session started. It outlives them.
struct Desk
{
    core::Trace script; ///< what every board does, once it is asked to
    int started = 0;
    int alive = 0;
    bool hangs = false;                   ///< boards take commands and say nothing
    std::vector<sim::Command> commands;   ///< of all boards, as they were sent
    class ScriptedBoard *board = nullptr; ///< the one that runs now

    /// The RunUntil commands among them.
    std::vector<sim::RunUntil> requests() const;
};

/// A board that plays a trace which was written beforehand. Answers are given by answer() and settle()
/// alone, as a test wants them.
class ScriptedBoard : public sim::BoardLink
{
public:
    explicit ScriptedBoard(Desk &desk);
    ~ScriptedBoard() override;

    void send(const sim::Command &command) override;

    bool hasWork() const { return !m_pending.empty(); }
    /// Works off the oldest command.
    void answer();
    /// Works off all commands, and those that come of it.
    void settle();

private:
    void runUntil(const sim::RunUntil &until);

    Desk &m_desk;
    std::deque<sim::Command> m_pending;
    std::size_t m_played = 0;
    bool m_saidStrings = false;
    core::Instant m_now{};
};

} // namespace support
