// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/partkinds.h"

#include <QDialog>

#include <optional>

class QLineEdit;
class QListWidget;

namespace ui {

/// All kinds of parts to choose one from: each with a picture, its name and what it is. Typing narrows the
/// list down, arrow keys go through it, Enter chooses.
class PartPalette : public QDialog
{
    Q_OBJECT

public:
    explicit PartPalette(QWidget *parent = nullptr);

signals:
    void chosen(sim::PartKind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void narrow(const QString &words);
    void choose();

    QLineEdit *m_words;
    QListWidget *m_list;
};

} // namespace ui
