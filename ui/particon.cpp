// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/particon.h"

#include "sim/wiringedits.h"
#include "ui/parts/partface.h"
#include "ui/viewcolours.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace ui {

namespace {

/// Lit, if it lights up: an LED that is off says little about its colour.
void light(PartFace &face, const sim::Part &part)
{
    const core::Trace nothing;
    const LaneIndex lanes{nothing};
    const BoardMoment::Hands hands;
    for (const core::Level level : {core::Level::High, core::Level::Low}) {
        core::State state;
        for (const core::PinId pin : pinsOf(part)) {
            state.pins[number(pin)].level = level;
        }
        face.show({state, lanes, std::nullopt, {}, hands});
        if (face.isActive()) {
            return;
        }
    }
}

} // namespace

QIcon iconOf(const sim::Part &part, int size, const QPalette &palette, double ratio)
{
    const std::unique_ptr<PartFace> face = faceOf(part, 0);
    light(*face, part);
    const QSizeF picture = face->size(PartRoom::Tight).grownBy(QMarginsF{} + face->reach() / 5);
    const double room = size - 2;
    const double scale = std::min({room / picture.width(), room / picture.height(), 1.5});
    QPixmap pixmap((QSizeF(size, size) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size / 2.0, size / 2.0);
    painter.scale(scale, scale);
    const PartLook look{ViewColours::from(palette).dark, PartRoom::Tight};
    face->paintBody(painter, look);
    face->paintLive(painter, look);
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // a selected row must not tint it
    return icon;
}

QIcon iconOf(sim::PartKind kind, int size, const QPalette &palette, double ratio)
{
    const core::Result<sim::Wiring> one = sim::withPart({}, kind);
    return one ? iconOf(one->parts.front(), size, palette, ratio) : QIcon{};
}

} // namespace ui
