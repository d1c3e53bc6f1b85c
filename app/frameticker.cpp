// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frameticker.h"

namespace app {

FrameTicker::FrameTicker(ui::Session &session) : m_session(session)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &FrameTicker::tick);
    connect(&session, &ui::Session::changed, this, &FrameTicker::wake);
    connect(&session, &ui::Session::boardStateChanged, this, &FrameTicker::wake);
}

void FrameTicker::wake()
{
    if (!m_timer.isActive() && m_session.needsFrames()) {
        m_elapsed.start();
        m_timer.start();
    }
}

void FrameTicker::tick()
{
    m_session.frame(core::Duration{m_elapsed.nsecsElapsed()});
    m_elapsed.start();
    if (!m_session.needsFrames()) {
        m_timer.stop();
    }
}

} // namespace app
