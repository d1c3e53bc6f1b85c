// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui {

class Session;

/// A program's text and wiring that were not saved when its window went away.
struct RecoveredText
{
    QString path; ///< of the program; empty if it never had a file
    QString title;
    QString text;
    std::optional<QString> wiring{}; ///< if it differs from the file's

    bool operator==(const RecoveredText &) const = default;
};

/// Keeps a copy of unsaved text and wiring in a folder, so that it survives a crash. Each open window has a
/// copy of its own.
class Recovery
{
public:
    /// Copies are kept in `folder`, which is made when first needed.
    explicit Recovery(QString folder);
    ~Recovery();

    /// Writes or replaces this window's copy. False if that failed.
    bool keep(const RecoveredText &text);
    /// There is nothing unsaved: removes this window's copy.
    void drop();

    /// Takes over the newest copy that no open window owns.
    std::optional<RecoveredText> takeOrphan();

    /// $XDG_STATE_HOME/metrolume, as the system defines it.
    static QString standardFolder();

private:
    bool own();

    QString m_folder;
    QString m_file;                    // this window's copy; empty until there is one
    std::unique_ptr<QLockFile> m_lock; // held while the window lives
};

/// Keeps a copy of the session's text and wiring while they have changes that are not saved, and drops it
/// when those are saved or given up.
class RecoveryKeeper : public QObject
{
    Q_OBJECT

public:
    /// Session and recovery must outlive it.
    RecoveryKeeper(Session &session, Recovery &recovery, QObject *parent = nullptr);

    /// How long after a change the copy is written.
    static constexpr int delayMs = 1500;

private:
    void programChanged();
    void keep();

    Session &m_session;
    Recovery &m_recovery;
    QTimer m_timer;
};

} // namespace ui
