// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filterdialog.h"

#include <QDialogButtonBox>
#include <QFontInfo>
#include <QIcon>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace ui {

FilterDialog::FilterDialog(const Words &words, QWidget *parent)
    : QDialog(parent), m_words(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(words.title);
    m_words->setPlaceholderText(words.prompt);
    m_words->setAccessibleName(words.find);
    m_words->setClearButtonEnabled(true);
    m_list->setAccessibleName(words.list);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox{QDialogButtonBox::Cancel};
    QPushButton *choose = buttons->addButton(words.choose, QDialogButtonBox::AcceptRole);
    auto *all = new QVBoxLayout{this};
    all->addWidget(m_words);
    all->addWidget(m_list, 1);
    all->addWidget(buttons);
    // Enter chooses, wherever the focus is: a button becomes a dialog's default only within it.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    choose->setDefault(true);
    connect(m_words, &QLineEdit::textChanged, this, &FilterDialog::narrow);
    connect(m_list, &QListWidget::itemActivated, this, &FilterDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &FilterDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, choose,
            [choose](int row) { choose->setEnabled(row >= 0); });
    m_words->installEventFilter(this);
    m_words->setFocus();
    const double unit = QFontInfo{font()}.pixelSize() / 13.0;
    resize((QSizeF(470, 600) * unit).toSize().boundedTo(screen()->availableSize() * 0.95));
}

QListWidgetItem *FilterDialog::add(int number, const QString &text, const QIcon &icon)
{
    auto *item = new QListWidgetItem{icon, text};
    item->setData(Qt::UserRole, number);
    m_list->addItem(item);
    return item;
}

void FilterDialog::begin()
{
    m_list->setCurrentRow(0);
}

void FilterDialog::narrow(const QString &words)
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

void FilterDialog::choose()
{
    if (const QListWidgetItem *item = m_list->currentItem()) {
        const int number = item->data(Qt::UserRole).toInt();
        accept();
        emit picked(number);
    }
}

bool FilterDialog::eventFilter(QObject *watched, QEvent *event)
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
