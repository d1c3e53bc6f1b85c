// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace app {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("main", text);
}

/// The parser and its options, which say what they are called in one place.
struct Parser
{
    QCommandLineOption shots{QStringLiteral("shots"),
                             words("Draw the window's main states into PNG files in FOLDER"),
                             QStringLiteral("FOLDER")};
    QCommandLineOption speed{QStringLiteral("speed"), words("How fast to play: 0.01 to 100, or max"),
                             QStringLiteral("SPEED"), QStringLiteral("1")};
    QCommandLineOption frames{QStringLiteral("frames"),
                              words("Play for so long, count the pictures shown, print figures and quit"),
                              QStringLiteral("SECONDS")};
    QCommandLineParser parser;
    QCommandLineOption help = parser.addHelpOption();
    QCommandLineOption version = parser.addVersionOption();

    Parser()
    {
        parser.setApplicationDescription(
            words("Runs CircuitPython programs on a virtual Adafruit Metro M4 Express, in a window."));
        parser.addPositionalArgument(QStringLiteral("program"),
                                     words("A code.py, a folder with one, or an example's name"),
                                     QStringLiteral("[program]"));
        parser.addOptions({shots, speed, frames});
    }
};

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

tl::unexpected<core::Error> refusal(const QString &sentence)
{
    return core::failure(sentence.toStdString());
}

} // namespace

std::optional<QString> textInstead(const QStringList &arguments)
{
    Parser options;
    // Options of Qt's own are not known here; what stands before them is.
    options.parser.parse(arguments);
    if (options.parser.isSet(options.help)) {
        return options.parser.helpText();
    }
    if (options.parser.isSet(options.version)) {
        return QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    }
    return std::nullopt;
}

core::Result<WindowOptions> windowOptionsFrom(const QStringList &arguments)
{
    Parser options;
    const QCommandLineParser &parser = options.parser;
    if (!options.parser.parse(arguments)) {
        return refusal(parser.errorText() + QStringLiteral(". See: metrolume --help."));
    }
    WindowOptions result;
    const std::optional<ui::Speed> speed = speedOf(parser.value(options.speed));
    if (!speed) {
        return refusal(
            words("--speed %1: Give a number from 0.01 to 100, or max.").arg(parser.value(options.speed)));
    }
    result.speed = *speed;
    if (parser.isSet(options.frames)) {
        result.frames = parser.value(options.frames).toDouble();
        if (!(*result.frames > 0 && *result.frames <= 3600)) {
            return refusal(words("--frames %1: Give a number of seconds, up to 3600.")
                               .arg(parser.value(options.frames)));
        }
    }
    result.shots = parser.value(options.shots);
    const QStringList programs = parser.positionalArguments();
    if (programs.size() > 1) {
        return refusal(words("Name one program only. See: metrolume --help."));
    }
    result.program = programs.value(0);
    return result;
}

bool canOpenWindow(const QStringList &arguments)
{
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable)) {
            return true;
        }
    }
    return arguments.contains(QStringLiteral("-platform"))
        || arguments.contains(QStringLiteral("--platform"));
}

} // namespace app
