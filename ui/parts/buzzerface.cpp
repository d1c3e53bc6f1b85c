// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/partface.h"
#include "ui/parts/partpaint.h"

#include <cmath>

namespace ui {

namespace {

/// A piezo disc; waves leave it while it sounds, closer together the higher the tone.
class BuzzerFace final : public PartFace
{
public:
    explicit BuzzerFace(const sim::Buzzer &buzzer) : m_buzzer(buzzer) { }

    QString kind() const override { return tr("buzzer"); }
    QSizeF size(PartRoom) const override { return {84, 50}; }
    QPointF leg(std::size_t, PartRoom) const override { return {0, -22}; }

    bool show(const BoardMoment &moment) override
    {
        const std::optional<sim::Tone> tone = sim::toneOf(moment.pin(m_buzzer.pin));
        const bool same = tone == m_tone;
        m_tone = tone;
        return !same;
    }
    QString state() const override
    {
        return !m_tone                  ? tr("silent")
            : m_tone->frequency < 10000 ? tr("%1 Hz").arg(m_tone->frequency)
                                        : tr("%1 kHz").arg(m_tone->frequency / 1000.0, 0, 'f', 1);
    }
    QString widestState() const override { return tr("%1 Hz").arg(8888); }
    bool isActive() const override { return m_tone.has_value(); }

    void paintBody(QPainter &painter, const PartLook &) const override
    {
        painter.setPen(QPen(QColor(0xFF4A5059), 1.2));
        painter.setBrush(QColor(0xFF24272D));
        painter.drawEllipse(QPointF(), 22, 22);
        painter.setPen(QPen(QColor(0xFF3A3F47), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(), 15, 15);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xFF0B0C0E));
        painter.drawEllipse(QPointF(), 4.5, 4.5);
        painter.setPen(QPen(QColor(0xFFB4BEC9), 1.6));
        painter.drawLine(QPointF(-12, -9), QPointF(-7, -9));
        painter.drawLine(QPointF(-9.5, -11.5), QPointF(-9.5, -6.5));
    }
    void paintLive(QPainter &painter, const PartLook &look) const override
    {
        if (!m_tone) {
            return;
        }
        QColor wave = look.dark ? QColor(0xF0B440) : QColor(0xB35A00);
        // 100 Hz to 10 kHz: from wide apart to close together.
        const double height = std::clamp(std::log10(m_tone->frequency / 100.0) / 2, 0.0, 1.0);
        const double apart = 7.5 - 4 * height;
        painter.setBrush(Qt::NoBrush);
        for (double radius = 26; radius <= 41; radius += apart) {
            wave.setAlphaF(static_cast<float>((1 - (radius - 26) / 26) * (0.4 + 0.6 * m_tone->loudness)));
            painter.setPen(QPen(wave, 2, Qt::SolidLine, Qt::RoundCap));
            const QRectF circle(-radius, -radius, 2 * radius, 2 * radius);
            painter.drawArc(circle, -30 * 16, 60 * 16);
            painter.drawArc(circle, 150 * 16, 60 * 16);
        }
    }

private:
    sim::Buzzer m_buzzer;
    std::optional<sim::Tone> m_tone;
};

} // namespace

std::unique_ptr<PartFace> buzzerFace(const sim::Buzzer &buzzer)
{
    return std::make_unique<BuzzerFace>(buzzer);
}

} // namespace ui
