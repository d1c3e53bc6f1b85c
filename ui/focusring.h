// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

class QFocusEvent;

namespace ui {

/// The ring round a painted panel that keys go to. It shows once the focus was moved with keys: whoever
/// clicks knows where the mouse is.
class FocusRing
{
public:
    /// The focus came or went. True if the ring has to be drawn or taken away.
    bool take(const QFocusEvent &event);
    /// A key was pressed in the panel: from now on the learner steers with keys.
    bool takeKey();

    bool isShown() const { return m_shown; }
    void paint(QPainter &painter, const QRectF &panel, const QColor &accent) const;

private:
    bool m_shown = false;
};

} // namespace ui
