// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/focusring.h"
#include "ui/queuecards.h"
#include "ui/viewcolours.h"

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
    /// Where a head, a card or a hint stands, in the coordinates of the whole list.
    struct Row
    {
        enum class Kind { Head, Card, Empty, More } kind = Kind::Head;
        QRectF rect;
        QString text; ///< of a head or a hint
        const QueueCard *card = nullptr;
        bool held = false; ///< a card on the CPU
    };

    void refresh();
    void layOut();
    void drawCard(QPainter &painter, const Row &row, const QRectF &rect, const ViewColours &colours) const;
    void select(const Row &row);

    Session &m_session;
    std::vector<QueueGroup> m_groups;
    std::vector<Row> m_rows;
    double m_height = 0;
    FocusRing m_ring;
};

} // namespace ui
