// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringnote.h"

#include "ui/elidedlabel.h"
#include "ui/wiringdocument.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace ui {

WiringNote::WiringNote(WiringDocument &document, QWidget *parent)
    : QFrame(parent), m_document(document), m_count(new QLabel), m_sentence(new ElidedLabel)
{
    setObjectName(QStringLiteral("wiringNote"));
    m_count->setObjectName(QStringLiteral("cardTitle"));
    m_sentence->setLeastShown(0.2);
    auto *show = new QToolButton;
    show->setObjectName(QStringLiteral("inNote"));
    show->setText(tr("Show"));
    show->setAccessibleName(tr("Show the mistake in the wiring"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(10, 2, 3, 2);
    row->addWidget(m_count);
    row->addWidget(m_sentence, 1);
    row->addWidget(show);
    connect(show, &QToolButton::clicked, this, [this] { emit partWanted(m_part); });
    connect(&document, &WiringDocument::changed, this, &WiringNote::refresh);
    refresh();
}

void WiringNote::refresh()
{
    const std::vector<sim::Mistake> &all = m_document.mistakes();
    const auto count
        = std::count_if(all.begin(), all.end(), [](const sim::Mistake &one) { return !one.isHint; });
    setVisible(count > 0);
    if (count == 0) {
        return;
    }
    const QString sentence = QString::fromStdString(all.front().sentence);
    m_count->setText(count == 1 ? tr("⚠ A mistake in the wiring")
                                : tr("⚠ %1 mistakes in the wiring").arg(count));
    m_sentence->setText(sentence);
    setToolTip(sentence);
    setAccessibleName(m_count->text() + QStringLiteral(": ") + sentence);
    m_part = all.front().parts.front();
}

} // namespace ui
