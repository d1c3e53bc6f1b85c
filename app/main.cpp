// SPDX-License-Identifier: GPL-3.0-or-later
// metrolume: the window.
#include "app/framemeter.h"
#include "app/frameticker.h"
#include "app/paths.h"
#include "app/shots.h"
#include "app/windowboard.h"
#include "app/windowoptions.h"
#include "ui/mainwindow.h"
#include "ui/program.h"
#include "ui/recovery.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/wiringimport.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QIcon>

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace {

/// The path that the command line names: a file, a folder, or the name of an example.
QString pathOf(const QString &argument, const std::vector<ui::Example> &examples)
{
    if (!QFileInfo::exists(argument)) {
        for (const ui::Example &example : examples) {
            if (QFileInfo{example.folder}.fileName() == argument) {
                return example.folder;
            }
        }
    }
    return argument;
}

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "metrolume: %s\n", qPrintable(sentence));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QStringList given;
    std::transform(argv, argv + argc, std::back_inserter(given),
                   [](const char *word) { return QString::fromLocal8Bit(word); });
    QCoreApplication::setOrganizationName(QStringLiteral("Metrolume"));
    QCoreApplication::setApplicationName(QStringLiteral("metrolume"));
    QCoreApplication::setApplicationVersion(QStringLiteral(METROLUME_VERSION));
    {
        const QCoreApplication withoutDisplay{argc, argv};
        if (const std::optional<QString> text = app::textInstead(given)) {
            std::printf("%s\n", qPrintable(text->trimmed()));
            return 0;
        }
        if (!app::canOpenWindow(given)) {
            return refuse(QApplication::translate(
                "main",
                "There is no display here, so no window can open. metrolume-cli runs programs without one."));
        }
    }
    QApplication application{argc, argv};
    QApplication::setApplicationDisplayName(QString{});
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.metrolume.Metrolume"));
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("io.github.metrolume.Metrolume")));
    const core::Result<app::WindowOptions> options = app::windowOptionsFrom(QApplication::arguments());
    if (!options) {
        return refuse(QString::fromStdString(options.error().text()));
    }

    const auto folder = app::scenariosFolder();
    const std::vector<ui::Example> examples
        = folder ? ui::examplesIn(QString::fromStdString(folder->string())) : std::vector<ui::Example>{};
    ui::Recovery recovery{ui::Recovery::standardFolder()};
    const std::optional<ui::RecoveredText> recovered
        = options->program.isEmpty() && options->shots.isEmpty() ? recovery.takeOrphan() : std::nullopt;
    const bool hasFile = recovered && QFileInfo::exists(recovered->path);
    // Without a program: the last of the first course, with both LEDs blinking.
    const QString path = !options->program.isEmpty() ? pathOf(options->program, examples)
        : hasFile                                    ? recovered->path
        : recovered || examples.empty()              ? QString{}
                                                     : examples.back().folder;
    const bool isDiagram = ui::isDiagram(path); // wiring for a program that is still to be written
    core::Result<ui::Program> program
        = path.isEmpty() || isDiagram ? ui::newProgram() : ui::readProgram(path);
    if (!program) {
        return refuse(QString::fromStdString(program.error().text()));
    }

    if (!options->shots.isEmpty()) {
        return app::takeShots(application, examples, *program, options->shots);
    }

    ui::Session session{app::startWindowBoard};
    app::FrameTicker ticker{session};
    ui::MainWindow window{session, examples};
    QObject::connect(
        &window, &ui::MainWindow::lookChosen, &application,
        [&](ui::ThemeChoice theme, double factor) { ui::applyTheme(application, theme, factor); });
    window.applyLook();
    session.load(std::move(*program));
    if (isDiagram) {
        window.open(path);
    }
    if (recovered) {
        session.setText(recovered->text);
        if (recovered->wiring) {
            session.setWiring(recovered->wiring->toStdString());
        }
        session.reset();
        window.showNotice(QApplication::translate(
            "main",
            "The window went away with unsaved changes last time. Here is your text, and your wiring, as it "
            "was; the files have not been touched. Save it with Ctrl+S to keep it."));
    }
    const ui::RecoveryKeeper keeper{session, recovery};
    std::optional<app::FrameMeter> meter;
    session.setSpeed(options->speed);
    if (options->frames) {
        meter.emplace(window, session, sinceStart);
        QObject::connect(&*meter, &app::FrameMeter::finished, &application, [&meter] {
            std::printf("%s\n", qPrintable(meter->report()));
            QApplication::quit();
        });
        meter->start(*options->frames);
    }
    window.show();
    session.run();
    const int status = QApplication::exec();
    recovery.drop(); // saved, or given up knowingly
    return status;
}
