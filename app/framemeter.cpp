// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/framemeter.h"

#include "ui/session.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <numeric>

namespace app {

namespace {

constexpr double lateMs = 25; // half a frame more than the 16 ms there are for each

double mean(const std::vector<double> &values)
{
    return values.empty()
        ? 0
        : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The value that this share of all values does not exceed.
double quantile(std::vector<double> values, double share)
{
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(place + 0.5)];
}

QString spread(const std::vector<double> &values)
{
    return QCoreApplication::translate(
               "FrameMeter", "mean %1 ms, median %2 ms, 95 % within %3 ms, 99 % within %4 ms, longest %5 ms")
        .arg(mean(values), 0, 'f', 1)
        .arg(quantile(values, 0.5), 0, 'f', 1)
        .arg(quantile(values, 0.95), 0, 'f', 1)
        .arg(quantile(values, 0.99), 0, 'f', 1)
        .arg(quantile(values, 1), 0, 'f', 1);
}

} // namespace

FrameMeter::FrameMeter(QWidget &window, ui::Session &session, const QElapsedTimer &sinceStart)
    : m_window(window), m_session(session), m_sinceStart(sinceStart)
{
    m_window.installEventFilter(this);
}

void FrameMeter::start(double seconds)
{
    m_measures = true;
    connect(&m_session, &ui::Session::changed, this, [this](const ui::ViewState &, const ui::ViewState &now) {
        if (m_measures && !now.playing && m_session.boardState() == ui::BoardState::Ended) {
            QMetaObject::invokeMethod(&m_session, &ui::Session::run, Qt::QueuedConnection);
        }
    });
    QTimer::singleShot(static_cast<int>(seconds * 1000), this, [this] {
        m_measures = false;
        emit finished();
    });
}

bool FrameMeter::counts() const
{
    return m_measures && m_session.view().playing && m_session.view().now > m_session.start();
}

bool FrameMeter::eventFilter(QObject *watched, QEvent *event)
{
    // The window paints all that has changed, and hands it to the display, within this one event.
    if (watched != &m_window || event->type() != QEvent::UpdateRequest) {
        return QObject::eventFilter(watched, event);
    }
    QElapsedTimer painting;
    painting.start();
    watched->event(event);
    showed(static_cast<double>(painting.nsecsElapsed()) / 1e6);
    return true;
}

void FrameMeter::showed(double paintedMs)
{
    if (m_firstPictureMs == 0) {
        m_firstPictureMs = static_cast<double>(m_sinceStart.nsecsElapsed()) / 1e6;
    }
    if (!counts()) {
        m_sinceLast.invalidate();
        return;
    }
    m_paintedMs += paintedMs;
    // A picture of the same moment once more is not a frame, but what it cost belongs to the next one.
    if (m_sinceLast.isValid() && m_session.view().now == m_lastMoment) {
        return;
    }
    if (m_sinceLast.isValid()) {
        m_intervals.push_back(static_cast<double>(m_sinceLast.nsecsElapsed()) / 1e6);
        m_painted.push_back(m_paintedMs);
    }
    m_lastMoment = m_session.view().now;
    m_paintedMs = 0;
    m_sinceLast.start();
}

QString FrameMeter::report() const
{
    const auto late = std::count_if(m_intervals.begin(), m_intervals.end(),
                                    [](double interval) { return interval > lateMs; });
    const double between = mean(m_intervals);
    const QStringList lines{
        tr("first picture: %1 ms after the start").arg(m_firstPictureMs, 0, 'f', 0),
        tr("frames: %1, %2 a second, %3 late")
            .arg(m_intervals.size())
            .arg(between > 0 ? 1000 / between : 0, 0, 'f', 1)
            .arg(late),
        tr("from frame to frame: %1").arg(spread(m_intervals)),
        tr("painting a frame: %1").arg(spread(m_painted)),
    };
    return lines.join(u'\n');
}

} // namespace app
