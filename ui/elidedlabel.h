// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace ui {

/// One line of text that gives way to its neighbours: shortened with an ellipsis, and left out where too
/// little of it would be left to read.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// Of text that says something by its beginning alone, less must be left than the usual half.
    void setLeastShown(double part) { m_leastShown = part; }
    /// What is shown in the width there is.
    QString shown() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_leastShown = 0.5;
};

} // namespace ui
