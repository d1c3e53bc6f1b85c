// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partpalette.h"

#include "ui/particon.h"
#include "ui/partwords.h"

#include <QDialogButtonBox>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace ui {

PartPalette::PartPalette(QWidget *parent) : QDialog(parent), m_words(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(tr("Add a part"));
    m_words->setPlaceholderText(tr("Type to find a part: LED, knob, sound…"));
    m_words->setAccessibleName(tr("Find a part"));
    m_words->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Parts"));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fill();
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Cancel};
    QPushButton *add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    auto *all = new QVBoxLayout{this};
    all->addWidget(m_words);
    all->addWidget(m_list, 1);
    all->addWidget(buttons);
    // Enter adds, wherever the focus is: a button becomes a dialog's default only within it.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    add->setDefault(true);
    connect(m_words, &QLineEdit::textChanged, this, &PartPalette::narrow);
    connect(m_list, &QListWidget::itemActivated, this, &PartPalette::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &PartPalette::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, add, [add](int row) { add->setEnabled(row >= 0); });
    m_words->installEventFilter(this);
    m_list->setCurrentRow(0);
    m_words->setFocus();
    const double unit = QFontInfo{font()}.pixelSize() / 13.0;
    resize((QSizeF(470, 600) * unit).toSize().boundedTo(screen()->availableSize() * 0.95));
}

void PartPalette::fill()
{
    const int size = qRound(34 * QFontInfo{font()}.pixelSize() / 13.0);
    m_list->setIconSize({size, size});
    for (std::size_t i = 0; i < sim::kindWords().size(); ++i) {
        const auto kind = static_cast<sim::PartKind>(i);
        auto *item = new QListWidgetItem{iconOf(kind, size, palette(), devicePixelRatioF()),
                                         titleOf(kind) + QLatin1Char('\n') + descriptionOf(kind)};
        item->setData(Qt::UserRole, static_cast<int>(kind));
        item->setData(Qt::AccessibleTextRole, titleOf(kind));
        item->setData(Qt::AccessibleDescriptionRole, descriptionOf(kind));
        m_list->addItem(item);
    }
}

void PartPalette::narrow(const QString &words)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        bool fits = true;
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
            fits = fits && item->text().contains(word, Qt::CaseInsensitive);
        }
        item->setHidden(!fits);
        first = fits && !first ? item : first;
    }
    m_list->setCurrentItem(first);
}

void PartPalette::choose()
{
    if (const QListWidgetItem *item = m_list->currentItem()) {
        accept();
        emit chosen(static_cast<sim::PartKind>(item->data(Qt::UserRole).toInt()));
    }
}

bool PartPalette::eventFilter(QObject *watched, QEvent *event)
{
    // Up and down go through the list while one types.
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
