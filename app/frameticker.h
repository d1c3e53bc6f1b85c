// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session.h"

#include <QElapsedTimer>
#include <QTimer>

namespace app {

/// Gives the session its frames, about sixty a second, and rests while there is nothing to do.
class FrameTicker : public QObject
{
public:
    explicit FrameTicker(ui::Session &session);

private:
    void wake();
    void tick();

    ui::Session &m_session;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

} // namespace app
