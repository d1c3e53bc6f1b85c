// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringdocument.h"

#include "ui/session.h"

#include <QUndoCommand>

namespace ui {

/// From one wiring to another. Steps of a kind merge.
class WiringDocument::Step : public QUndoCommand
{
public:
    Step(WiringDocument &document, sim::Wiring after, const QString &what, QString kind)
        : QUndoCommand(what), m_document(document), m_before(document.wiring()), m_after(std::move(after)),
          m_kind(std::move(kind))
    {
    }

    int id() const override { return m_kind.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Step *>(other); // id() says that it is one
        if (next->m_kind != m_kind) {
            return false;
        }
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }
    void undo() override { m_document.take(m_before); }
    void redo() override { m_document.take(m_after); }

private:
    WiringDocument &m_document;
    sim::Wiring m_before;
    sim::Wiring m_after;
    QString m_kind;
};

WiringDocument::WiringDocument(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::programOpened, this, &WiringDocument::open);
    // Wiring comes from elsewhere, too: what was unsaved in a window that crashed.
    connect(&session, &Session::wiringChanged, this, [this] {
        const core::Result<sim::Wiring> wiring = sim::wiringFrom(m_session.program().wiring);
        if (wiring && *wiring != m_wiring) {
            take(*wiring);
        }
    });
    open();
}

bool WiringDocument::isReadOnly() const
{
    return m_session.program().isReadOnly();
}

void WiringDocument::open()
{
    m_history.clear();
    m_roles.clear();
    m_openedText = m_session.program().wiring;
    m_opened = sim::wiringFrom(m_openedText).value_or(sim::Wiring{});
    m_wiring = m_opened;
    m_mistakes = sim::mistakesIn(m_wiring);
    emit changed();
}

bool WiringDocument::change(const core::Result<sim::Wiring> &wiring, const QString &what, const QString &kind)
{
    if (!wiring) {
        emit refused(QString::fromStdString(wiring.error().text()));
        return false;
    }
    if (isReadOnly()) {
        emit refused(
            tr("This program is compiled in, with its wiring. Open its code.py to wire it otherwise."));
        return false;
    }
    if (*wiring == m_wiring) {
        return false;
    }
    m_history.push(new Step{*this, *wiring, what, kind});
    return true;
}

bool WiringDocument::add(sim::PartKind kind, std::optional<core::PinId> pin)
{
    // Rewiring resets the board: what its run has shown would be lost.
    learnRoles(m_roles, m_session.stateAt(m_session.trace().size()));
    sim::PinWishes wishes = wishesFor(kind, m_session.program().text, m_roles);
    if (pin) {
        wishes.first.insert(wishes.first.begin(), *pin);
    }
    return change(sim::withPart(m_wiring, kind, wishes), tr("add a part"));
}

void WiringDocument::take(const sim::Wiring &wiring)
{
    m_wiring = wiring;
    m_mistakes = sim::mistakesIn(m_wiring);
    m_session.setWiring(m_wiring == m_opened ? m_openedText : sim::tomlOf(m_wiring));
    emit changed();
}

} // namespace ui
