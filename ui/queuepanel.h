// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/focusring.h"
#include "ui/queuerows.h"

#include <QAbstractScrollArea>

namespace ui {

class Session;

/// The scheduler's queue as cards: who holds the CPU, who is ready, who sleeps and until when, who waits for
/// others. Up and Down pick a card's task; so does a click.
class QueuePanel : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// The session must outlive the panel.
    explicit QueuePanel(Session &session, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void layOut();
    void describe();
    void select(const QueueRow &row);

    Session &m_session;
    std::vector<QueueGroup> m_groups;
    QueueRows m_rows;
    FocusRing m_ring;
};

} // namespace ui
