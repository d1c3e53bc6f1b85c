// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QTest>

namespace support {

/// Lets the board of a session work off what it was asked for. False if it takes too long.
inline bool waitForBoard(const ui::Session &session)
{
    return QTest::qWaitFor(
        [&session] {
            const ui::BoardState board = session.boardState();
            return board != ui::BoardState::Booting && board != ui::BoardState::Working;
        },
        10'000);
}

} // namespace support
