// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shots.h"

#include "app/windowboard.h"
#include "ui/mainwindow.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

constexpr core::Duration frame = std::chrono::milliseconds{16};
// How far into its run each program is shown: both LEDs of the examples have blinked a few times by then.
constexpr core::Duration shownAt = std::chrono::milliseconds{1230};
constexpr qint64 patienceMs = 20'000;

/// Plays the session until the playhead has reached `until` or the program has ended. Frames are as long as
/// they say, not as long as drawing takes, so every machine draws the same picture.
void play(ui::Session &session, core::Duration until)
{
    QElapsedTimer waited;
    waited.start();
    // An answer of the board or a frame's time, whichever is first: frames that outrun a board which is still
    // starting would look like a board that hangs.
    QTimer heartbeat;
    heartbeat.start(std::chrono::duration_cast<std::chrono::milliseconds>(frame));
    session.run();
    while (session.view().playing && session.view().now - session.start() < until
           && waited.elapsed() < patienceMs) {
        session.frame(frame);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    heartbeat.stop();
    session.pause();
    // The pictures show a whole turn, not the middle of one.
    session.stepTickForward();
    session.stepTickBack();
    QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
}

} // namespace

int takeShots(QApplication &application, const std::vector<ui::Example> &examples, const ui::Program &program,
              const QString &folder)
{
    if (!QDir{}.mkpath(folder)) {
        std::fprintf(stderr, "metrolume: %s: The folder cannot be made. Name another place.\n",
                     qPrintable(folder));
        return 2;
    }
    std::vector<std::pair<QString, ui::Program>> programs{{QStringLiteral("program"), program}};
    for (const ui::Example &example : examples) {
        if (core::Result<ui::Program> read = ui::readProgram(example.folder)) {
            programs.emplace_back(QDir{example.folder}.dirName(), std::move(*read));
        }
    }
    for (const auto &[name, shown] : programs) {
        ui::Session session{startWindowBoard};
        ui::MainWindow window{session, examples};
        session.load(shown);
        play(session, shownAt);
        for (const ui::ThemeChoice theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            ui::applyTheme(application, theme, 1.0);
            for (const QSize size : {QSize{1600, 1000}, QSize{1280, 720}}) {
                window.resize(size);
                window.show();
                QCoreApplication::processEvents(QEventLoop::AllEvents, 200);
                const QString file = QDir{folder}.filePath(
                    QStringLiteral("%1-%2-%3.png").arg(name, ui::nameOf(theme)).arg(size.width()));
                if (!window.grab().save(file)) {
                    std::fprintf(stderr,
                                 "metrolume: %s: The picture cannot be written. Name another place.\n",
                                 qPrintable(file));
                    return 2;
                }
                std::printf("%s\n", qPrintable(file));
            }
        }
    }
    return 0;
}

} // namespace app
