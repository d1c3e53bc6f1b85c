// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/card.h"

#include "ui/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent), m_title(new QLabel{title}), m_hint(new ElidedLabel), m_layout(new QVBoxLayout{this})
{
    setObjectName(QStringLiteral("card"));
    m_title->setObjectName(QStringLiteral("cardTitle"));
    m_hint->setObjectName(QStringLiteral("muted"));
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 6, 14, 6);
    head->setSpacing(16);
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    auto *rule = new QFrame;
    rule->setObjectName(QStringLiteral("cardRule"));
    rule->setFixedHeight(1);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addLayout(head);
    m_layout->addWidget(rule);
}

void Card::add(QWidget *widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
}

void Card::setHint(const QString &hint)
{
    if (m_hint->text() != hint) {
        m_hint->setText(hint);
        m_hint->setToolTip(hint);
    }
}

} // namespace ui
