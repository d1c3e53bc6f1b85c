// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/schedules.h"
#include "support/scriptedboard.h"
#include "support/tracetext.h"
#include "ui/session.h"

#include <QString>

namespace support {

inline constexpr core::Duration frame = std::chrono::milliseconds{16};

/// A session with a desk on which its boards stand.
struct SessionWorld
{
    explicit SessionWorld(const std::string &schedule = takingTurns(1000) + "1001 program ends\n")
    {
        desk.script = traceFrom(schedule);
    }

    /// Opens a program and lets the board start.
    void open(const QString &text = QStringLiteral("print(1)\n"))
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = text;
        session.load(program);
        settle();
    }
    void settle()
    {
        while (desk.board && desk.board->hasWork()) {
            desk.board->settle();
        }
    }
    /// Lets so many frames pass, with a board that answers at once.
    void play(int frames)
    {
        for (int i = 0; i < frames; ++i) {
            session.frame(frame);
            settle();
        }
    }
    void tick()
    {
        session.stepTickForward();
        settle();
    }
    double now() const
    {
        return std::chrono::duration<double, std::milli>(session.view().now - session.start()).count();
    }

    Desk desk;
    ui::Session session{[this]() -> core::Result<std::unique_ptr<sim::BoardLink>> {
        return std::make_unique<ScriptedBoard>(desk);
    }};
};

} // namespace support
