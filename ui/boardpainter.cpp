// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardpainter.h"

#include "ui/boardprint.h"

#include <QPainterPath>

#include <algorithm>

namespace ui {

namespace {

// The board's own colours: hardware looks the same in every theme.
constexpr QRgb boardColour = 0xFF1B1F27;
constexpr QRgb boardEdge = 0xFF343B47;
constexpr QRgb holeColour = 0xFF3B4350;
constexpr QRgb printColour = 0xFF9AA5B1;
constexpr QRgb brightPrint = 0xFFF2F5F8;

void box(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge)
{
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, radius, radius);
}

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

/// Names the holes of one edge, from the left to the right. Those of pins in use are always there to be
/// read: where they grow too large to stand beside each other, every other one stands further in.
class HeaderLabels
{
public:
    HeaderLabels(QPainter &painter, const BoardPrint &text) : m_painter(painter), m_text(text) { }

    void paint(const HeaderPin &pin, const QPointF &at, bool used)
    {
        const QFont font = used ? m_text.atLeast(11, 10.5, QFont::Bold) : m_text.font(9, QFont::Medium);
        if (!used && !m_text.canRead(9)) {
            return;
        }
        m_painter.setFont(font);
        const double size = font.pixelSize();
        double in = 10;
        if (used) {
            m_further = at.x() - m_last < 0.95 * size && !m_further;
            in += m_further ? m_lastLength + 4 : 0;
            m_last = at.x();
            m_lastLength = m_painter.fontMetrics().horizontalAdvance(pin.label);
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
    double m_last = -1000;   // where the pin in use before this one is
    double m_lastLength = 0; // of its name
    bool m_further = false;
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
    const QPointF &neo = geometry.neoPixel;
    box(painter, {neo.x() - 7, neo.y() - 7, 14, 14}, 2, QColor(0xFF10331F), QColor(0xFF2A6B45));
    print(painter, text, 8, QFont::Medium, {neo.x() + 12, neo.y() - 7, 40, 14}, left, QColor(printColour),
          QStringLiteral("NEO"));
    const QString name = QStringLiteral("METRO M4");
    const double nameWidth = QFontMetricsF(text.font(14, QFont::Bold)).horizontalAdvance(name);
    print(painter, text, 14, QFont::Bold, {geometry.print, QSizeF(120, 18)}, left, QColor(0xFFE6EAEF), name);
    const QPointF beside = geometry.print + (geometry.low ? QPointF(0, 16) : QPointF(nameWidth + 5, 1));
    print(painter, text, 11, QFont::Normal, {beside, QSizeF(80, 18)}, left, QColor(0xFFAEB7C2),
          QStringLiteral("express"));
    HeaderLabels above(painter, text);
    HeaderLabels below(painter, text);
    for (const HeaderPin &pin : BoardGeometry::headers()) {
        const auto user = std::find_if(used.begin(), used.end(),
                                       [&](const UsedPin &each) { return pin.pin == each.pin; });
        const QPointF at = geometry.holeOf(pin);
        paintHole(painter, at, user == used.end() ? nullptr : &*user);
        (pin.top ? above : below).paint(pin, at, user != used.end());
    }
}

void paintBreadboard(QPainter &painter, const ViewColours &colours, const BoardGeometry &geometry)
{
    const QRectF &bread = geometry.breadboard;
    const QColor ground = colours.dark ? QColor(0x262B33) : QColor(0xF7F4EE);
    const QColor edge = colours.dark ? QColor(0x3A424E) : QColor(0xE2DCCF);
    const QColor dot = colours.dark ? QColor(0x3D4653) : QColor(0xD6CFC0);
    box(painter, bread, 8, ground, edge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    constexpr double apart = 15;
    const auto columns = static_cast<int>((bread.width() - 24) / apart);
    const auto rows = static_cast<int>((bread.height() - 31) / apart) + 1;
    const double left = bread.left() + (bread.width() - columns * apart) / 2;
    for (int column = 0; column <= columns; ++column) {
        for (int row = 0; row < rows; ++row) {
            if (row != (rows - 1) / 2) { // the groove
                painter.drawEllipse(QPointF(left + column * apart, bread.top() + 15 + row * apart), 1.6, 1.6);
            }
        }
    }
}

void paintWire(QPainter &painter, const BoardGeometry &geometry, std::size_t led, core::PinId pin,
               const QColor &colour)
{
    const HeaderPin *header = BoardGeometry::headerOf(pin);
    if (!header) {
        return;
    }
    const QPointF bulb = geometry.bulbs[led];
    const double radius = 15 * geometry.ledScale;
    const QPointF from = geometry.holeOf(*header);
    QPainterPath path(from);
    QPointF to;
    if (header->top) {
        to = bulb - QPointF(0, radius + 1);
        // Wires that reach further rise higher, so that they stay apart.
        const double reach = to.x() - from.x();
        const double rise = std::min(from.y() + 44, 14 + reach * 0.05);
        path.cubicTo(from + QPointF(reach * 0.22, -rise - 18), QPointF(to.x() - reach * 0.10, -rise - 16),
                     to);
    } else {
        to = bulb - QPointF(radius + 1, 0);
        path.cubicTo(from + QPointF(20, 34), QPointF(geometry.breadboard.left() - 30, to.y() + 30), to);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 46), 4.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path.translated(0, 1.2));
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(from, 3, 3);
}

} // namespace ui
