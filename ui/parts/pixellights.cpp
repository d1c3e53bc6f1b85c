// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/pixellights.h"

#include "ui/colourwords.h"
#include "ui/parts/partpaint.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::PartFace", text);
}

using Sum = std::array<double, 3>;

void add(std::vector<Sum> &sums, const std::vector<sim::PixelColour> &colours, double share)
{
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const sim::PixelColour &each = colours[i];
        sums[i][0] += share * std::min(255, each.red + each.white);
        sums[i][1] += share * std::min(255, each.green + each.white);
        sums[i][2] += share * std::min(255, each.blue + each.white);
    }
}

} // namespace

PixelLights::PixelLights(const sim::Pixels &pixels)
    : m_pixels(pixels), m_lights(pixels.count), m_colours(pixels.count)
{
}

/// A frame that is shorter than the chain leaves those at the end as they were: all frames count.
std::vector<sim::PixelColour> PixelLights::after(std::size_t frames, const BoardMoment &moment)
{
    const Chunks<PixelFrame> &all = moment.lanes.pins()[number(m_pixels.pin)].frames;
    if (frames < m_frames) {
        m_frames = 0;
        m_colours.assign(m_pixels.count, {});
    }
    // One that reaches all pixels makes those before it unseen.
    const std::size_t bytes = m_pixels.count * sim::nameOf(m_pixels.order).size();
    std::size_t from = frames;
    while (from > m_frames && moment.lanes.trace().text(all[--from].bytes).size() < bytes) { }
    for (std::size_t i = from; i < frames; ++i) {
        m_colours = sim::coloursAfter(m_pixels, moment.lanes.trace().text(all[i].bytes), m_colours);
    }
    m_frames = frames;
    return m_colours;
}

bool PixelLights::show(const BoardMoment &moment)
{
    std::vector<Sum> sums(m_pixels.count);
    if (number(m_pixels.pin) < moment.lanes.pins().size()) {
        const Chunks<PixelFrame> &frames = moment.lanes.pins()[number(m_pixels.pin)].frames;
        const core::Instant from = moment.from && *moment.from < moment.now ? *moment.from : moment.now;
        const std::size_t last = firstAfter(frames, moment.now);
        std::size_t next = firstAfter(frames, from);
        if (last == next) {
            add(sums, after(last, moment), 1);
        } else {
            // At high speed many frames pass between two pictures: so many of them tell as well as all.
            constexpr std::size_t most = 100;
            const std::size_t stride = 1 + (last - next) / most;
            const auto whole = static_cast<double>((moment.now - from).count());
            for (core::Instant since = from; since < moment.now;) {
                const std::size_t shown = next;
                next = std::min(next + stride, last);
                const core::Instant until = shown < last ? frames[next - 1].time() : moment.now;
                add(sums, after(shown, moment), static_cast<double>((until - since).count()) / whole);
                if (shown == last) {
                    break;
                }
                since = until;
            }
        }
    }
    bool same = true;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const QRgb light = seenColour(sums[i][0] / 255, sums[i][1] / 255, sums[i][2] / 255).rgb();
        same = same && light == m_lights[i];
        m_lights[i] = light;
    }
    return !same;
}

std::size_t PixelLights::lit() const
{
    std::size_t sum = 0;
    for (std::size_t i = 0; i < m_lights.size(); ++i) {
        sum += isLit(i) ? 1 : 0;
    }
    return sum;
}

QString PixelLights::words() const
{
    const std::size_t shining = lit();
    if (shining == 0) {
        return tr("off");
    }
    const QString first = colourWord(colour(0));
    const bool alike = shining == count() && std::all_of(m_lights.begin(), m_lights.end(), [&](QRgb each) {
                           return colourWord(QColor(each)) == first;
                       });
    return count() == 1      ? first
        : alike              ? tr("all %1").arg(first)
        : shining == count() ? tr("all %1 lit").arg(count())
                             : tr("%1 of %2 lit").arg(shining).arg(count());
}

QString PixelLights::widestWords() const
{
    return tr("%1 of %2 lit").arg(count()).arg(count());
}

void paintPixelCase(QPainter &painter, const QPointF &middle, double side)
{
    box(painter, {middle.x() - side / 2, middle.y() - side / 2, side, side}, side * 0.14, QColor(0xFFF1F2F4),
        QColor(0xFFB9C0C8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0xFFCFD4DA));
    painter.drawEllipse(middle, side * 0.36, side * 0.36);
}

void paintPixelGlow(QPainter &painter, const QPointF &middle, double side, const QColor &colour, bool dark)
{
    const double light = colour.valueF();
    QColor shine = colour.lighter(120);
    if (!dark && colour.hsvSaturation() < 50) {
        shine = QColor(0xFFC94A); // white does not show on a light ground
    }
    glow(painter, middle, side * 1.7, shine, 0.8 * light, dark);
}

void paintPixelLight(QPainter &painter, const QPointF &middle, double side, const QColor &colour)
{
    const double light = colour.valueF();
    painter.setPen(QPen(mixed(colour, Qt::black, 0.45), side * 0.08));
    painter.setBrush(
        mixed(mixed(QColor(0xFFCFD4DA), colour, std::min(1.0, 0.35 + light)), Qt::white, 0.25 * light));
    painter.drawEllipse(middle, side * 0.4, side * 0.4);
}

} // namespace ui
