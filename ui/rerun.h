// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"
#include "sim/protocol.h"
#include "sim/wiring.h"
#include "ui/boardfactory.h"

#include <QObject>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>

namespace ui {

/// Runs a recorded run once more on a board of its own, up to a moment of it, so that the board can be looked
/// into there, or go another way from there.
///
/// Runs are deterministic: what was done to the first board is done to this one at the same moments, and
/// every entry is compared with the recording. One that differs is a failure, and is told as one. Nothing
/// is waited for: whatever the recorded run got through, this one gets through.
class Rerun : public QObject
{
    Q_OBJECT

public:
    /// `load`: what the recorded run was made from. `recorded` must outlive this, and may grow.
    Rerun(BoardFactory factory, sim::Load load, const core::Trace &recorded, QObject *parent = nullptr);
    ~Rerun() override;

    /// Runs to the moment at which `cursor` entries had been recorded, and on to `time`, by which no other
    /// was: forward on the board that stands somewhere already, or on another from power-on. In place of an
    /// earlier goTo() that is still under way. A moment before the start of code.py is taken for that; the
    /// recording must reach it.
    void goTo(std::size_t cursor, core::Instant time);
    /// The same, without what was done to the recorded board later than `cursor`.
    void goToFork(std::size_t cursor, core::Instant time);

    bool isThere() const { return m_isThere; }
    /// Where it stands, or goes to.
    std::size_t cursor() const { return m_cursor; }
    /// How many of the recording's strings this board has told of.
    std::size_t stringCount() const { return m_strings; }
    /// Asks the board, which stands where it was sent, for something that it answers with `answered`.
    /// Requires isThere().
    void ask(const sim::Command &question);

    /// Ends the board.
    void stop();
    /// Hands the board over, standing where it was sent. Requires isThere().
    [[nodiscard]] std::unique_ptr<sim::BoardLink> release();

signals:
    /// It lives, and is on its way.
    void heard();
    void arrived();
    /// An answer of the board's to ask().
    void answered(const sim::Answer &answer);
    /// It will not arrive: one sentence that says why.
    void failed(const QString &why);

private:
    void go(std::size_t cursor, core::Instant time, std::size_t inputsEnd);
    bool canGoOn(std::size_t inputsEnd) const;
    void startBoard();
    void sendInputs();
    void goOn();
    void receive(const sim::Answer &answer);
    void compare(const sim::Entries &chunk);
    void stopped(const sim::Stopped &stop);
    void fail(const QString &why);

    BoardFactory m_factory;
    sim::Load m_load;
    sim::Wiring m_wiring;
    const core::Trace &m_recorded;

    std::unique_ptr<sim::BoardLink> m_link;
    bool m_isReady = false;   // the board takes commands
    bool m_isWorking = false; // it owes a Stopped
    bool m_isThere = false;
    std::size_t m_cursor = 0;
    core::Instant m_time{};
    std::size_t m_inputsEnd = 0;  // what was done among so many entries, it shall do ...
    std::size_t m_inputsSent = 0; // ... and of so many it knows
    std::size_t m_seen = 0;       // entries that it has told of
    std::size_t m_strings = 0;
    core::Instant m_now{};
};

} // namespace ui
