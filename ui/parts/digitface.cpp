// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr QRgb lit = 0xFFFF4B32;
constexpr QRgb dark = 0xFF3A2422;

/// A bar with pointed ends from one point to another.
QPolygonF bar(const QPointF &from, const QPointF &to)
{
    constexpr double half = 2.6;
    const QPointF along = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
    const QPointF across(-along.y() * half, along.x() * half);
    const QPointF tip = along * half;
    return {from, from + tip + across, to - tip + across, to, to - tip - across, from + tip - across};
}

/// A digit of seven segments and a point.
class DigitFace final : public PartFace
{
public:
    explicit DigitFace(const sim::Digit &digit) : m_digit(digit) { }

    QString kind() const override { return tr("seven-segment digit"); }
    QSizeF size(PartRoom) const override { return {54, 74}; }
    QPointF leg(std::size_t number, PartRoom) const override
    {
        return {-21 + 6.0 * static_cast<double>(number), -36};
    }

    bool show(const BoardMoment &moment) override
    {
        bool same = true;
        for (std::size_t i = 0; i < std::min(m_light.size(), m_digit.segments.size()); ++i) {
            const double light = moment.lightOf(m_digit.segments[i], m_digit.commonGround);
            if (std::abs(light - m_light[i]) >= 0.004) {
                m_light[i] = light;
                same = false;
            }
        }
        return !same;
    }
    QString state() const override
    {
        // What glows hardly at all is dark to a reader.
        std::array<double, 8> light = m_light;
        for (double &each : light) {
            each = each > 0.02 ? each : 0;
        }
        const QString point = light[7] > 0 ? QStringLiteral(".") : QString{};
        if (const std::optional<char> reading = sim::readingOf(light)) {
            const QString text = *reading == ' ' ? point : QLatin1Char(*reading) + point;
            return text.isEmpty() ? tr("dark") : tr("shows %1").arg(text);
        }
        QString segments;
        for (std::size_t i = 0; i < 7; ++i) {
            segments += light[i] > 0 ? QString(QChar(u'a' + static_cast<char16_t>(i))) : QString{};
        }
        return tr("lit: %1").arg(segments + point);
    }
    QString widestState() const override { return tr("lit: %1").arg(QStringLiteral("abcdef")); }
    bool isActive() const override { return *std::max_element(m_light.begin(), m_light.end()) > 0.02; }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        box(painter, {-25, -36, 50, 72}, 4, QColor(0xFF17191D), QColor(0xFF4A5059));
    }
    void paintLive(QPainter &painter, const PartLook &) const override
    {
        const QPointF points[]{{-10, -25}, {12, -25}, {10, 0}, {8, 25}, {-14, 25}, {-12, 0}};
        const std::pair<int, int> ends[]{{0, 1}, {1, 2}, {2, 3}, {4, 3}, {5, 4}, {0, 5}, {5, 2}};
        for (std::size_t i = 0; i < 7; ++i) {
            const double light = seen(m_light[i]);
            const QPolygonF segment = bar(points[ends[i].first], points[ends[i].second]);
            if (light > 0) {
                QColor halo(lit);
                halo.setAlphaF(static_cast<float>(0.3 * light));
                painter.setPen(QPen(halo, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.setBrush(Qt::NoBrush);
                painter.drawPolygon(segment);
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(QColor(dark), QColor(lit), light));
            painter.drawPolygon(segment);
        }
        if (m_digit.segments.size() > 7) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(QColor(dark), QColor(lit), seen(m_light[7])));
            painter.drawEllipse(QPointF(18, 26), 3, 3);
        }
    }

private:
    sim::Digit m_digit;
    std::array<double, 8> m_light{};
};

} // namespace

std::unique_ptr<PartFace> digitFace(const sim::Digit &digit)
{
    return std::make_unique<DigitFace>(digit);
}

} // namespace ui
