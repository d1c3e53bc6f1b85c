// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/card.h"

#include "ui/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent), m_title(new QLabel{title}), m_hint(new ElidedLabel), m_head(new QHBoxLayout),
      m_layout(new QVBoxLayout{this})
{
    setObjectName(QStringLiteral("card"));
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_hint->setObjectName(QStringLiteral("muted"));
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    // The labels bring the room above and below them: what is taller than a label makes the head no taller.
    m_title->setContentsMargins(0, 6, 0, 6);
    m_hint->setContentsMargins(0, 6, 0, 6);
    m_head->setContentsMargins(14, 0, 14, 0);
    m_head->setSpacing(16);
    m_head->addWidget(m_title);
    m_head->addWidget(m_hint, 1);
    auto *rule = new QFrame;
    rule->setObjectName(QStringLiteral("cardRule"));
    rule->setFixedHeight(1);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addLayout(m_head);
    m_layout->addWidget(rule);
}

void Card::add(QWidget *widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
}

void Card::addToHead(QWidget *widget)
{
    m_head->insertWidget(1, widget);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Card::setHint(const QString &hint)
{
    if (m_hint->text() != hint) {
        m_hint->setText(hint);
        m_hint->setToolTip(hint);
    }
}

} // namespace ui
