// SPDX-License-Identifier: GPL-3.0-or-later
// metrolume: the window.
#include "app/framemeter.h"
#include "app/frameticker.h"
#include "app/paths.h"
#include "app/shots.h"
#include "app/windowboard.h"
#include "ui/mainwindow.h"
#include "ui/program.h"
#include "ui/recovery.h"
#include "ui/session.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QIcon>

#include <cstdio>

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

/// "max", or virtual seconds in a real one.
std::optional<ui::Speed> speedOf(const QString &text)
{
    if (text == QLatin1String("max")) {
        return ui::Speed{1.0, true};
    }
    bool isNumber = false;
    const double factor = text.toDouble(&isNumber);
    const bool fits = isNumber && factor >= ui::Speed::lowest && factor <= ui::Speed::highest;
    return fits ? std::optional{ui::Speed{factor, false}} : std::nullopt;
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
    QApplication application{argc, argv};
    QApplication::setOrganizationName(QStringLiteral("Metrolume"));
    QApplication::setApplicationName(QStringLiteral("metrolume"));
    QApplication::setApplicationDisplayName(QString{});
    QApplication::setApplicationVersion(QStringLiteral(METROLUME_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.metrolume.Metrolume"));
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("io.github.metrolume.Metrolume")));

    QCommandLineParser options;
    options.setApplicationDescription(QApplication::translate(
        "main", "Runs CircuitPython programs on a virtual Adafruit Metro M4 Express, in a window."));
    options.addHelpOption();
    options.addVersionOption();
    options.addPositionalArgument(
        QStringLiteral("program"),
        QApplication::translate("main", "A code.py, a folder with one, or an example's name"),
        QStringLiteral("[program]"));
    const QCommandLineOption shots{
        QStringLiteral("shots"),
        QApplication::translate("main", "Draw the window's main states into PNG files in FOLDER"),
        QStringLiteral("FOLDER")};
    options.addOption(shots);
    const QCommandLineOption speed{QStringLiteral("speed"),
                                   QApplication::translate("main", "How fast to play: 0.01 to 100, or max"),
                                   QStringLiteral("SPEED"), QStringLiteral("1")};
    options.addOption(speed);
    const QCommandLineOption frames{
        QStringLiteral("frames"),
        QApplication::translate("main", "Play for so long, count the pictures shown, print figures and quit"),
        QStringLiteral("SECONDS")};
    options.addOption(frames);
    if (!options.parse(QApplication::arguments())) {
        return refuse(options.errorText() + QStringLiteral(". See: metrolume --help."));
    }
    if (options.isSet(QStringLiteral("help"))) {
        options.showHelp();
    }
    if (options.isSet(QStringLiteral("version"))) {
        options.showVersion();
    }

    const std::optional<ui::Speed> asked = speedOf(options.value(speed));
    if (!asked) {
        return refuse(QApplication::translate("main", "--speed %1: Give a number from 0.01 to 100, or max.")
                          .arg(options.value(speed)));
    }
    const double measured = options.value(frames).toDouble();
    if (options.isSet(frames) && !(measured > 0 && measured <= 3600)) {
        return refuse(QApplication::translate("main", "--frames %1: Give a number of seconds, up to 3600.")
                          .arg(options.value(frames)));
    }

    const auto folder = app::scenariosFolder();
    const std::vector<ui::Example> examples
        = folder ? ui::examplesIn(QString::fromStdString(folder->string())) : std::vector<ui::Example>{};
    const QStringList arguments = options.positionalArguments();
    if (arguments.size() > 1) {
        return refuse(QApplication::translate("main", "Name one program only. See: metrolume --help."));
    }
    ui::Recovery recovery{ui::Recovery::standardFolder()};
    const std::optional<ui::RecoveredText> recovered
        = arguments.isEmpty() && !options.isSet(shots) ? recovery.takeOrphan() : std::nullopt;
    const bool hasFile = recovered && QFileInfo::exists(recovered->path);
    // Without a program: the last of the first course, with both LEDs blinking.
    const QString path = !arguments.isEmpty() ? pathOf(arguments.first(), examples)
        : hasFile                             ? recovered->path
        : recovered || examples.empty()       ? QString{}
                                              : examples.back().folder;
    core::Result<ui::Program> program = path.isEmpty() ? core::Result<ui::Program>{} : ui::readProgram(path);
    if (!program) {
        return refuse(QString::fromStdString(program.error().text()));
    }

    if (options.isSet(shots)) {
        return app::takeShots(application, examples, *program, options.value(shots));
    }

    ui::Session session{app::startWindowBoard};
    app::FrameTicker ticker{session};
    ui::MainWindow window{session, examples};
    QObject::connect(
        &window, &ui::MainWindow::lookChosen, &application,
        [&](ui::ThemeChoice theme, double factor) { ui::applyTheme(application, theme, factor); });
    window.applyLook();
    session.load(std::move(*program));
    if (recovered) {
        session.setText(recovered->text);
        session.reset();
        window.showNotice(QApplication::translate(
            "main",
            "The window went away with unsaved changes last time. Here is your text as it was; the "
            "file has not been touched. Save it with Ctrl+S to keep it."));
    }
    const ui::RecoveryKeeper keeper{session, recovery};
    std::optional<app::FrameMeter> meter;
    session.setSpeed(*asked);
    if (options.isSet(frames)) {
        meter.emplace(window, session, sinceStart);
        QObject::connect(&*meter, &app::FrameMeter::finished, &application, [&meter] {
            std::printf("%s\n", qPrintable(meter->report()));
            QApplication::quit();
        });
        meter->start(measured);
    }
    window.show();
    session.run();
    const int status = QApplication::exec();
    recovery.drop(); // saved, or given up knowingly
    return status;
}
