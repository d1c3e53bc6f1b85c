// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explanationpanel.h"

#include "ui/explanation.h"
#include "ui/session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *sentence(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // The words change with every tick: the panel must not change its size along with them.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

} // namespace

ExplanationPanel::ExplanationPanel(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_turn(sentence(QStringLiteral("turn"))),
      m_why(sentence(QStringLiteral("why"))), m_next(sentence(QStringLiteral("muted")))
{
    setObjectName(QStringLiteral("explanation"));
    setAccessibleName(tr("What just happened"));
    m_turn->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft); // on the line of the tick's number
    auto *words = new QHBoxLayout{this};
    words->setContentsMargins(12, 7, 12, 7);
    words->setSpacing(10);
    words->addWidget(m_turn, 0, Qt::AlignTop);
    auto *told = new QVBoxLayout;
    told->setSpacing(2);
    told->addWidget(m_why, 1);
    told->addWidget(m_next);
    words->addLayout(told, 1);
    fit();
    connect(&session, &Session::changed, this, &ExplanationPanel::showMoment);
    connect(&session, &Session::programChanged, this, &ExplanationPanel::showMoment);
    showMoment();
}

void ExplanationPanel::showMoment()
{
    const Explanation told
        = explain(m_session.trace(), m_session.state(), m_session.view().cursor, m_session.view().now,
                  m_session.start(), [this](std::size_t cursor) { return m_session.stateAt(cursor); });
    const auto put = [](QLabel *label, const QString &text) {
        if (label->text() != text) {
            label->setText(text);
        }
    };
    put(m_turn, told.turn);
    m_turn->setVisible(!told.turn.isEmpty());
    put(m_why, told.acts.isEmpty() ? told.why : told.why + QLatin1Char(' ') + told.acts);
    put(m_next, told.next);
}

void ExplanationPanel::fit()
{
    // Room for three lines and who is next, however long the sentences are: the panel must not jump.
    setFixedHeight(4 * m_why->fontMetrics().lineSpacing() + 22);
}

void ExplanationPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
}

} // namespace ui
