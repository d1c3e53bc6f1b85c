// SPDX-License-Identifier: GPL-3.0-or-later
// metrolume: the window.
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
#include <QTimer>

#include <cstdio>

namespace {

/// Gives the session its frames, about sixty a second, and rests while there is nothing to do.
class FrameTicker : public QObject
{
public:
    explicit FrameTicker(ui::Session &session) : m_session(session)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(16);
        connect(&m_timer, &QTimer::timeout, this, &FrameTicker::tick);
        connect(&session, &ui::Session::changed, this, &FrameTicker::wake);
        connect(&session, &ui::Session::boardStateChanged, this, &FrameTicker::wake);
    }

private:
    void wake()
    {
        if (!m_timer.isActive() && m_session.needsFrames()) {
            m_elapsed.start();
            m_timer.start();
        }
    }

    void tick()
    {
        m_session.frame(core::Duration{m_elapsed.nsecsElapsed()});
        m_elapsed.start();
        if (!m_session.needsFrames()) {
            m_timer.stop();
        }
    }

    ui::Session &m_session;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

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
    if (!options.parse(QApplication::arguments())) {
        return refuse(options.errorText() + QStringLiteral(". See: metrolume --help."));
    }
    if (options.isSet(QStringLiteral("help"))) {
        options.showHelp();
    }
    if (options.isSet(QStringLiteral("version"))) {
        options.showVersion();
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
    FrameTicker ticker{session};
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
    window.show();
    session.run();
    const int status = QApplication::exec();
    recovery.drop(); // saved, or given up knowingly
    return status;
}
