// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardpainter.h"

#include "ui/boardprint.h"
#include "ui/parts/partpaint.h"

#include <algorithm>

namespace ui {

namespace {

// The board's own colours: hardware looks the same in every theme.
constexpr QRgb boardColour = 0xFF1B1F27;
constexpr QRgb boardEdge = 0xFF343B47;
constexpr QRgb holeColour = 0xFF3B4350;
constexpr QRgb printColour = 0xFF9AA5B1;
constexpr QRgb brightPrint = 0xFFF2F5F8;

/// Something printed on the board, if it can be read at this scale.
void print(QPainter &painter, const BoardPrint &text, double size, int weight, const QRectF &rect, int align,
           const QColor &colour, const QString &words)
{
    if (text.canRead(size)) {
        painter.setFont(text.font(size, weight));
        painter.setPen(colour);
        painter.drawText(rect, align, words);
    }
}

void paintHole(QPainter &painter, const QPointF &at, const UsedPin *used)
{
    const QRectF hole(at.x() - 5, at.y() - 6, 10, 12);
    box(painter, hole, 2, used ? used->colour : QColor(holeColour),
        used ? used->colour.lighter(140) : QColor(boardEdge));
    painter.fillRect(QRectF(at.x() - 1.5, at.y() - 1.5, 3, 3),
                     used ? QColor(brightPrint) : QColor(0xFF12151A));
}

/// Names the holes of one edge, from the left to the right. Those of pins in use grow until they can be read:
/// where they no longer stand beside each other, every other one stands further in, and one that has no room
/// there either is left out.
class HeaderLabels
{
public:
    /// `room`: how far in from the holes names may reach.
    HeaderLabels(QPainter &painter, const BoardPrint &text, double room)
        : m_painter(painter), m_text(text), m_room(room)
    {
    }

    void paint(const HeaderPin &pin, const QPointF &at, bool used)
    {
        const QFont font = used ? m_text.atLeast(11, 10.5, QFont::Bold) : m_text.font(9, QFont::Medium);
        if (!used && !m_text.canRead(9)) {
            return;
        }
        m_painter.setFont(font);
        const double size = font.pixelSize();
        const double length = m_painter.fontMetrics().horizontalAdvance(pin.label);
        double in = 10;
        if (used && at.x() - m_near < 0.95 * size) {
            in += m_nearLength + 4;
            if (at.x() - m_far < 0.95 * size || in + length > m_room) {
                return;
            }
            m_far = at.x();
        } else if (used) {
            m_near = at.x();
            m_nearLength = length;
        }
        m_painter.save();
        m_painter.translate(at.x(), at.y() + (pin.top ? in : -in));
        m_painter.rotate(-90);
        const QRectF place = pin.top ? QRectF(-80, -size, 80, 2 * size) : QRectF(0, -size, 80, 2 * size);
        m_painter.setPen(used ? QColor(brightPrint) : QColor(printColour));
        m_painter.drawText(place, (pin.top ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, pin.label);
        m_painter.restore();
    }

private:
    QPainter &m_painter;
    const BoardPrint &m_text;
    double m_room;
    double m_near = -1000; // the last one beside the holes
    double m_nearLength = 0;
    double m_far = -1000; // the last one further in
};

} // namespace

void paintBoard(QPainter &painter, const QFont &font, const BoardGeometry &geometry,
                const std::vector<UsedPin> &used)
{
    const BoardPrint text(painter, font);
    const QRectF &board = geometry.board;
    box(painter, board, 12, QColor(boardColour), QColor(boardEdge));
    for (const QPointF &hole : {QPointF(12, board.bottom() - 12), QPointF(308, geometry.low ? 50 : 58),
                                QPointF(308, board.bottom() - (geometry.low ? 44 : 58))}) {
        painter.setPen(QPen(QColor(boardEdge), 2));
        painter.setBrush(QColor(0xFF0D0F13));
        painter.drawEllipse(hole, 4, 4);
    }
    constexpr int middle = Qt::AlignCenter;
    constexpr int left = Qt::AlignLeft | Qt::AlignVCenter;
    box(painter, geometry.usb, 3, QColor(0xFFC9CED6), QColor(0xFF8C95A1));
    print(painter, text, 10, QFont::DemiBold, geometry.usb, middle, QColor(0xFF4A525C),
          QStringLiteral("USB"));
    box(painter, geometry.jack, 3, QColor(0xFF2B2F36), QColor(0xFF444C57));
    print(painter, text, 9, QFont::DemiBold, geometry.jack, middle, QColor(printColour),
          QStringLiteral("7-9 V"));
    box(painter, geometry.chip, 3, QColor(0xFF0D0F13), QColor(0xFF444C57));
    print(painter, text, geometry.low ? 9 : 10, QFont::Medium, geometry.chip.adjusted(-4, 0, 4, 0), middle,
          QColor(0xFFAEB7C2), QStringLiteral("SAMD51\nJ19"));
    box(painter, geometry.reset, 3, QColor(0xFF2B2F36), QColor(0xFF59626E));
    painter.setBrush(QColor(0xFFC9CED6));
    painter.drawEllipse(geometry.reset.center(), 6, 6);
    const QRectF resetName = geometry.low
        ? QRectF(geometry.reset.right() + 4, geometry.reset.top(), 40, geometry.reset.height())
        : QRectF(geometry.reset.center().x() - 25, geometry.reset.bottom() + 1, 50, 12);
    print(painter, text, 8, QFont::Medium, resetName, geometry.low ? left : middle, QColor(printColour),
          QStringLiteral("RESET"));
    const QString name = QStringLiteral("METRO M4");
    const double nameWidth = QFontMetricsF(text.font(14, QFont::Bold)).horizontalAdvance(name);
    print(painter, text, 14, QFont::Bold, {geometry.print, QSizeF(120, 18)}, left, QColor(0xFFE6EAEF), name);
    const QPointF beside = geometry.print + QPointF(nameWidth + 5, 1);
    print(painter, text, 11, QFont::Normal, {beside, QSizeF(80, 18)}, left, QColor(0xFFAEB7C2),
          QStringLiteral("express"));
    HeaderLabels above(painter, text, geometry.boardLed.y() - 20);
    HeaderLabels below(painter, text, board.bottom() - geometry.neoPixel.y() - 20);
    for (const HeaderPin &pin : BoardGeometry::headers()) {
        const auto user = std::find_if(used.begin(), used.end(),
                                       [&](const UsedPin &each) { return pin.pin == each.pin; });
        const QPointF at = geometry.holeOf(pin);
        paintHole(painter, at, user == used.end() ? nullptr : &*user);
        (pin.top ? above : below).paint(pin, at, user != used.end());
    }
}

} // namespace ui
