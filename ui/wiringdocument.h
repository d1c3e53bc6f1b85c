// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiringedits.h"
#include "sim/wiringmistakes.h"
#include "ui/pinwishes.h"

#include <QObject>
#include <QUndoStack>

#include <string>

namespace ui {

class Session;

/// The wiring of the session's program as something that is edited: every change is one step that can be
/// undone, and rewires the board at once.
class WiringDocument : public QObject
{
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit WiringDocument(Session &session, QObject *parent = nullptr);

    const sim::Wiring &wiring() const { return m_wiring; }
    const std::vector<sim::Mistake> &mistakes() const { return m_mistakes; }
    /// A program that is compiled in keeps the wiring that it was compiled for.
    bool isReadOnly() const;
    QUndoStack &history() { return m_history; }

    /// Takes on another wiring, as a step that is called `what`. Steps of one `kind` that follow each other
    /// are one, so that turning a number through many values is; an empty kind stands alone. An error changes
    /// nothing and is told by refused(). False if nothing was taken on.
    bool change(const core::Result<sim::Wiring> &wiring, const QString &what, const QString &kind = {});
    /// Adds a part at the end: on that pin, else on pins that the program names for such a part if there are
    /// any.
    bool add(sim::PartKind kind, std::optional<core::PinId> pin = std::nullopt);

signals:
    void changed();
    /// One sentence: what cannot be done, and why.
    void refused(const QString &sentence);

private:
    class Step;

    void open();
    void take(const sim::Wiring &wiring);

    Session &m_session;
    sim::Wiring m_wiring;
    std::vector<sim::Mistake> m_mistakes;
    // As the program was opened: text that a person wrote is kept, with its comments, as long as it says the
    // same.
    sim::Wiring m_opened;
    std::string m_openedText;
    QUndoStack m_history;
    std::map<core::PinId, PinRole> m_roles; // in runs of this program
};

} // namespace ui
