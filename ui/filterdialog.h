// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QIcon;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace ui {

/// A list to choose from: typing narrows it down to the entries that have all the words, arrow keys go
/// through it, Enter chooses.
class FilterDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString find;   ///< what the field for typing is called
        QString prompt; ///< stands in it while it is empty
        QString list;   ///< what the list is called
        QString choose; ///< on the button
    };

    explicit FilterDialog(const Words &words, QWidget *parent = nullptr);

signals:
    /// The number of the entry that was chosen.
    void picked(int number);

protected:
    QListWidget &list() { return *m_list; }
    QListWidgetItem *add(int number, const QString &text, const QIcon &icon);
    /// To be called when all are added: the first is the current one.
    void begin();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &words);
    void choose();

    QLineEdit *m_words;
    QListWidget *m_list;
};

} // namespace ui
