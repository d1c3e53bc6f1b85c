// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringnote.h"

#include "ui/elidedlabel.h"
#include "ui/wiringdocument.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ui {

WiringNote::WiringNote(WiringDocument &document, QWidget *parent)
    : QFrame(parent), m_document(document), m_words(new ElidedLabel)
{
    setObjectName(QStringLiteral("wiringNote"));
    auto *show = new QToolButton;
    show->setText(tr("Show"));
    show->setAccessibleName(tr("Show the mistake in the wiring"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(10, 3, 4, 3);
    row->addWidget(m_words, 1);
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
    if (count > 0) {
        const QString sentence = QString::fromStdString(all.front().sentence);
        m_words->setText(count == 1 ? QStringLiteral("⚠ ") + sentence
                                    : tr("⚠ %1 mistakes in the wiring. %2").arg(count).arg(sentence));
        m_words->setToolTip(sentence);
        m_part = all.front().parts.front();
    }
    setAccessibleName(count > 0 ? m_words->text() : QString{});
}

} // namespace ui
