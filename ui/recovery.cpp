// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery.h"

#include "ui/session.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

namespace ui {

namespace {

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // only a dead owner makes it stale
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

std::optional<RecoveredText> readCopy(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QJsonObject copy = QJsonDocument::fromJson(file.readAll()).object();
    RecoveredText text{copy[QStringLiteral("path")].toString(), copy[QStringLiteral("title")].toString(),
                       copy[QStringLiteral("text")].toString()};
    // A copy that cannot be read any more must not keep the text from coming back.
    const QString wiring = copy[QStringLiteral("wiring")].toString();
    if (copy.contains(QStringLiteral("wiring")) && sim::wiringFrom(wiring.toStdString())) {
        text.wiring = wiring;
    }
    return text.text.isEmpty() && !text.wiring ? std::nullopt : std::optional{text};
}

} // namespace

Recovery::Recovery(QString folder) : m_folder(std::move(folder))
{
}

Recovery::~Recovery() = default;

bool Recovery::own()
{
    if (m_lock) {
        return true;
    }
    if (!QDir{}.mkpath(m_folder)) {
        return false;
    }
    m_file = QDir{m_folder}.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces)
                                     + QStringLiteral(".unsaved"));
    m_lock = lockOf(m_file);
    return m_lock != nullptr;
}

bool Recovery::keep(const RecoveredText &text)
{
    if (!own()) {
        return false;
    }
    QJsonObject copy{{QStringLiteral("path"), text.path},
                     {QStringLiteral("title"), text.title},
                     {QStringLiteral("text"), text.text}};
    if (text.wiring) {
        copy[QStringLiteral("wiring")] = *text.wiring;
    }
    QSaveFile file{m_file};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument{copy}.toJson()) > 0 && file.commit();
}

void Recovery::drop()
{
    if (!m_file.isEmpty()) {
        QFile::remove(m_file);
    }
}

std::optional<RecoveredText> Recovery::takeOrphan()
{
    const QFileInfoList files
        = QDir{m_folder}.entryInfoList({QStringLiteral("*.unsaved")}, QDir::Files, QDir::Time);
    for (const QFileInfo &info : files) {
        const QString path = info.absoluteFilePath();
        if (m_lock && path == QFileInfo{m_file}.absoluteFilePath()) {
            continue;
        }
        std::unique_ptr<QLockFile> lock = lockOf(path);
        if (!lock) {
            continue; // its window is open
        }
        if (std::optional<RecoveredText> text = readCopy(path)) {
            if (m_lock) {
                drop();
            }
            m_lock = std::move(lock);
            m_file = path;
            return text;
        }
    }
    return std::nullopt;
}

QString Recovery::standardFolder()
{
    // QStandardPaths knows the state folder only from Qt 6.7 on.
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    return (home.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : home)
        + QStringLiteral("/metrolume");
}

RecoveryKeeper::RecoveryKeeper(Session &session, Recovery &recovery, QObject *parent)
    : QObject(parent), m_session(session), m_recovery(recovery)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delayMs);
    connect(&m_timer, &QTimer::timeout, this, &RecoveryKeeper::keep);
    connect(&session, &Session::programChanged, this, &RecoveryKeeper::programChanged);
    programChanged();
}

void RecoveryKeeper::programChanged()
{
    if (!m_session.isUnsaved()) {
        m_timer.stop();
        m_recovery.drop();
    } else if (!m_timer.isActive()) {
        m_timer.start(); // not anew at each key: who types without a pause is covered, too
    }
}

void RecoveryKeeper::keep()
{
    const Program &program = m_session.program();
    const auto wiring
        = m_session.isWiringUnsaved() ? std::optional{QString::fromStdString(program.wiring)} : std::nullopt;
    m_recovery.keep({program.path, program.title, program.text, wiring});
}

} // namespace ui
