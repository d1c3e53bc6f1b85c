// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/noticebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_words(new QLabel)
{
    setObjectName(QStringLiteral("notice"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QToolButton;
    dismiss->setText(tr("Close"));
    dismiss->setAccessibleName(tr("Close the message"));
    connect(dismiss, &QToolButton::clicked, this, &QWidget::hide);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(14, 6, 8, 6);
    row->addWidget(m_words, 1);
    row->addWidget(dismiss);
    hide();
}

void NoticeBar::tell(const QString &sentence)
{
    m_words->setText(sentence);
    setAccessibleName(sentence);
    show();
}

} // namespace ui
