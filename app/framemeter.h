// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QElapsedTimer>
#include <QObject>

#include <vector>

class QWidget;

namespace ui {
class Session;
}

namespace app {

/// Counts the frames that a window really shows while its program plays, that is pictures of another moment:
/// when each was painted and how long painting and handing it over took. A program that ends before the time
/// is up is run again; starting a board does not count.
class FrameMeter : public QObject
{
    Q_OBJECT

public:
    /// `sinceStart` has run since the process began.
    FrameMeter(QWidget &window, ui::Session &session, const QElapsedTimer &sinceStart);

    /// Measures for so long, from now on, then emits finished().
    void start(double seconds);
    /// One line a figure, for people.
    QString report() const;

signals:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showed(double paintedMs);
    bool counts() const;

    QWidget &m_window;
    ui::Session &m_session;
    const QElapsedTimer &m_sinceStart;
    double m_firstPictureMs = 0;
    bool m_measures = false;
    QElapsedTimer m_sinceLast;       // frame; invalid if that did not count
    core::Instant m_lastMoment{};    // that it showed
    double m_paintedMs = 0;          // since then
    std::vector<double> m_intervals; // in milliseconds
    std::vector<double> m_painted;   // in milliseconds
};

} // namespace app
