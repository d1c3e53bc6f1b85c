// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace ui {

/// One line of text that gives way to its neighbours: shortened with an ellipsis, and left out where less
/// than half of it would be left to read.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// What is shown in the width there is.
    QString shown() const;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
