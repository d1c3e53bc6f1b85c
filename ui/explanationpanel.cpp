// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explanationpanel.h"

#include "ui/palette.h"
#include "ui/session.h"

#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

// Of text, the line that says who is next included.
constexpr int leastLines = 3;
constexpr int mostLines = 8;

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
    : QFrame(parent), m_session(session), m_words(sentence(QStringLiteral("why"))),
      m_next(sentence(QStringLiteral("muted")))
{
    setObjectName(QStringLiteral("explanation"));
    setAccessibleName(tr("What just happened"));
    m_words->setTextFormat(Qt::RichText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *told = new QVBoxLayout{this};
    told->setContentsMargins(12, 7, 12, 7);
    told->setSpacing(2);
    told->addWidget(m_words);
    told->addWidget(m_next);
    told->addStretch(1);
    connect(&session, &Session::changed, this, &ExplanationPanel::showMoment);
    connect(&session, &Session::programChanged, this, &ExplanationPanel::showMoment);
    connect(&session, &Session::stopReasonChanged, this, [this] {
        put();
        showMoment();
    });
    connect(&session, &Session::runReset, this, &ExplanationPanel::startAnew);
    connect(&session, &Session::branched, this, &ExplanationPanel::startAnew);
    startAnew();
    showMoment();
}

void ExplanationPanel::showMoment()
{
    const Explanation told
        = explain(m_session.trace(), m_session.state(), m_session.view().cursor, m_session.view().now,
                  m_session.start(), [this](std::size_t cursor) { return m_session.stateAt(cursor); });
    if (std::exchange(m_told, told) != told) {
        put();
    }
    // While it plays, a screen reader could not keep up.
    const QString text = QStringList{m_session.stopReason(), told.text()}.join(u' ').trimmed();
    if (!m_session.view().playing && text != accessibleDescription()) {
        setAccessibleDescription(text);
    }
}

void ExplanationPanel::put()
{
    const QString colour
        = readableOn(palette().color(QPalette::Highlight), palette().color(QPalette::Base)).name();
    const QString turn = m_told.turn.isEmpty()
        ? QString{}
        : QStringLiteral("<b style=\"color:%1\">%2</b>&nbsp; ").arg(colour, m_told.turn.toHtmlEscaped());
    const QString words = m_told.acts.isEmpty() ? m_told.why : m_told.why + u' ' + m_told.acts;
    const QString stop = m_session.stopReason().isEmpty()
        ? QString{}
        : QStringLiteral("<b>● %1</b> ").arg(m_session.stopReason().toHtmlEscaped());
    m_words->setText(stop + turn + words.toHtmlEscaped());
    m_next->setText(m_told.next);
    fit();
}

void ExplanationPanel::fit()
{
    const int line = m_next->fontMetrics().lineSpacing();
    const int tall = m_words->heightForWidth(std::max(60, width() - 26));
    const int lines = std::min(mostLines, (tall + line - 1) / line + 1);
    // It grows with the longest sentence so far and stays: the board above must not jump at every tick.
    makeRoomFor(std::max(m_lines, lines));
}

void ExplanationPanel::makeRoomFor(int lines)
{
    m_lines = lines;
    const int height = lines * m_next->fontMetrics().lineSpacing() + 18;
    if (height != minimumHeight()) {
        setFixedHeight(height);
    }
}

void ExplanationPanel::startAnew()
{
    makeRoomFor(leastLines);
    fit();
}

void ExplanationPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        startAnew();
    }
}

void ExplanationPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        startAnew();
    } else if (event->type() == QEvent::PaletteChange) {
        put();
    }
}

} // namespace ui
