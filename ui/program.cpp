// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::Program", text);
}

tl::unexpected<core::Error> refused(const QString &message)
{
    return core::failure(message.toStdString());
}

/// The text of a file that a board could hold.
core::Result<QString> readText(const QString &path)
{
    const QFileInfo info{path};
    const QString shown = QDir::toNativeSeparators(path);
    if (!info.exists()) {
        return refused(tr("There is no file %1. Check the name, or use File > Open.").arg(shown));
    }
    if (info.size() > largestProgram) {
        return refused(tr("%1 is %2 MB, but the board's drive holds 2 MB. Choose a smaller file.")
                           .arg(shown)
                           .arg(static_cast<double>(info.size()) / 1e6, 0, 'f', 1));
    }
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(tr("%1 cannot be read: %2.").arg(shown, file.errorString()));
    }
    // A special file has no size: read no more than a board could hold.
    const QByteArray bytes = file.read(largestProgram + 1);
    QStringDecoder decode{QStringDecoder::Utf8};
    const QString text = decode(bytes);
    if (decode.hasError() || bytes.contains('\0')) {
        return refused(tr("%1 is not a text file. Choose a Python program, such as code.py.").arg(shown));
    }
    return text;
}

core::Result<std::vector<sim::SourceFile>> readLib(const QDir &folder)
{
    std::vector<sim::SourceFile> files;
    QDirIterator entries{folder.path(), {QStringLiteral("*.py")}, QDir::Files, QDirIterator::Subdirectories};
    qint64 size = 0;
    while (entries.hasNext()) {
        const QString path = entries.next();
        core::Result<QString> text = readText(path);
        if (!text) {
            return tl::unexpected{text.error()};
        }
        const QByteArray bytes = text->toUtf8();
        size += bytes.size();
        if (size > largestProgram) {
            return refused(tr("The folder %1 has over 2 MB, more than the board's drive holds. Leave "
                              "out libraries that the program does not import.")
                               .arg(QDir::toNativeSeparators(folder.path())));
        }
        files.push_back({folder.relativeFilePath(path).toStdString(), bytes.toStdString()});
    }
    std::sort(files.begin(), files.end(),
              [](const sim::SourceFile &a, const sim::SourceFile &b) { return a.name < b.name; });
    return files;
}

} // namespace

QString fileNameOf(Language language)
{
    return language == Language::Cpp ? QStringLiteral("code.cpp") : QStringLiteral("code.py");
}

QString pathIn(Language language, const Program &program)
{
    return QFileInfo{program.path}.dir().filePath(fileNameOf(language));
}

core::Result<std::optional<sim::Scenario>> readScenario(const QString &folder)
{
    const QString path = QDir{folder}.filePath(QStringLiteral("scenario.toml"));
    if (!QFileInfo::exists(path)) {
        return std::optional<sim::Scenario>{};
    }
    return readText(path).and_then([&](const QString &text) {
        return sim::scenarioFrom(text.toStdString(), QDir::toNativeSeparators(path).toStdString())
            .map([](sim::Scenario scenario) { return std::optional{std::move(scenario)}; });
    });
}

QString titleOf(const sim::Scenario &scenario)
{
    return QStringLiteral("%1 · %2").arg(scenario.order).arg(QString::fromStdString(scenario.title));
}

core::Result<Program> readProgram(const QString &fileOrFolder)
{
    QString path = fileOrFolder;
    if (QFileInfo{path}.isDir()) {
        path = QDir{path}.filePath(QStringLiteral("code.py"));
        if (!QFileInfo::exists(path)) {
            return refused(tr("The folder %1 has no code.py. Choose a folder that has one, or a .py file.")
                               .arg(QDir::toNativeSeparators(fileOrFolder)));
        }
    }
    core::Result<QString> text = readText(path);
    if (!text) {
        return tl::unexpected{text.error()};
    }
    const QFileInfo info{path};
    Program program;
    program.path = info.absoluteFilePath();
    program.title = info.fileName();
    program.text = *text;

    core::Result<std::vector<sim::SourceFile>> lib
        = readLib(QDir{info.dir().filePath(QStringLiteral("lib"))});
    if (!lib) {
        return tl::unexpected{lib.error()};
    }
    program.lib = std::move(*lib);

    const core::Result<std::optional<sim::Scenario>> scenario = readScenario(info.dir().path());
    if (!scenario) {
        return tl::unexpected{scenario.error()};
    }
    const bool isCpp = info.suffix() == QLatin1String("cpp");
    if (isCpp && (!*scenario || info.fileName() != fileNameOf(Language::Cpp))) {
        return refused(
            tr("%1 is a C++ program. Only those of the shipped scenarios, which are compiled in, can "
               "run. Choose a Python program, such as code.py.")
                .arg(QDir::toNativeSeparators(path)));
    }
    if (*scenario) {
        program.title = titleOf(**scenario);
        program.twinOf = isCpp ? info.dir().dirName() : QString{};
        program.hasTwin = info.fileName() == fileNameOf(program.language())
            && QFileInfo::exists(pathIn(isCpp ? Language::Python : Language::Cpp, program));
        program.wiring = sim::tomlOf((*scenario)->wiring);
    }
    const QString wiring = wiringPathOf(path);
    if (QFileInfo::exists(wiring)) {
        core::Result<QString> toml = readText(wiring);
        if (!toml) {
            return tl::unexpected{toml.error()};
        }
        program.wiring = toml->toStdString();
        if (const auto read = sim::wiringFrom(program.wiring, wiring.toStdString()); !read) {
            return refused(QString::fromStdString(read.error().text()));
        }
    }
    return program;
}

Program newProgram()
{
    Program program;
    program.title = tr("new program");
    program.text = QStringLiteral("import time\n\nimport board\nimport digitalio\n\n");
    return program;
}

QString wiringPathOf(const QString &programPath)
{
    return QFileInfo{programPath}.dir().filePath(QStringLiteral("wiring.toml"));
}

core::Result<void> writeProgram(const QString &path, const QString &text)
{
    QSaveFile file{path};
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return refused(
            tr("%1 cannot be written: %2. The file is as it was; use Save as to choose another place.")
                .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

} // namespace ui
