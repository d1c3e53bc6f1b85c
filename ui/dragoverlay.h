// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>

#include <vector>

namespace ui {

/// What is drawn over the board while something is dragged there: the part on its way, or a wire and the pins
/// that it may go to.
class DragOverlay : public QWidget
{
    Q_OBJECT

public:
    struct Target
    {
        QPoint hole;
        bool isFree = true; ///< nothing else is on it
    };

    explicit DragOverlay(QWidget *board);

    /// A part's picture on its way to `place`.
    void showPart(const QPixmap &picture, const QRect &place);
    /// A wire from `leg` to where the mouse is, or to the hole of a pin under it. `words`: what is said
    /// there.
    void showWire(const QPoint &leg, const QPoint &end, const std::vector<Target> &targets, bool isOnTarget,
                  const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintPart(QPainter &painter) const;
    void paintWire(QPainter &painter) const;
    void paintWords(QPainter &painter) const;

    QPixmap m_picture;
    QRect m_place;
    QPoint m_leg;
    QPoint m_end;
    std::vector<Target> m_targets;
    bool m_isOnTarget = false;
    QString m_words;
};

} // namespace ui
