// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardgeometry.h"

#include "sim/metro_m4.h"

#include <algorithm>

namespace ui {

namespace {

// The Arduino shape of the Metro M4 Express, from left to right. A gap stands between the headers.
constexpr const char *upper[] = {"SCL", "SDA", "AREF", "GND", "D13", "D12", "D11", "D10", "D9", "D8",
                                 "",    "D7",  "D6",   "D5",  "D4",  "D3",  "D2",  "D1",  "D0"};
constexpr const char *lower[]
    = {"", "IOREF", "RST", "3V3", "5V", "GND", "GND", "VIN", "", "A0", "A1", "A2", "A3", "A4", "A5"};
constexpr double pitch = 14;
constexpr double boardWidth = 320;

template <std::size_t Count>
void addHeader(std::vector<HeaderPin> &pins, const char *const (&labels)[Count], bool top)
{
    double x = boardWidth - 15 - pitch * (static_cast<double>(Count) - 1);
    for (const char *label : labels) {
        if (*label != '\0') {
            pins.push_back({QString::fromLatin1(label), sim::metro_m4::pinNamed(label), x, top});
        }
        x += pitch;
    }
}

} // namespace

const std::vector<HeaderPin> &BoardGeometry::headers()
{
    static const std::vector<HeaderPin> all = [] {
        std::vector<HeaderPin> pins;
        addHeader(pins, upper, true);
        addHeader(pins, lower, false);
        return pins;
    }();
    return all;
}

const HeaderPin *BoardGeometry::headerOf(core::PinId pin)
{
    const auto found = std::find_if(headers().begin(), headers().end(),
                                    [pin](const HeaderPin &header) { return header.pin == pin; });
    return found == headers().end() ? nullptr : &*found;
}

QPointF BoardGeometry::holeOf(const HeaderPin &pin) const
{
    return {pin.x, pin.top ? 12 : board.bottom() - 12};
}

BoardGeometry::BoardGeometry(bool isLow)
    : board(0, 0, boardWidth, isLow ? 132 : 200), usb(-10, isLow ? 24 : 44, 48, isLow ? 36 : 44),
      jack(-8, isLow ? 76 : 132, 50, isLow ? 30 : 38),
      chip(isLow ? QRectF(66, 48, 42, 42) : QRectF(128, 66, 58, 58)),
      reset(isLow ? QRectF(60, 100, 18, 18) : QRectF(60, 82, 22, 22)),
      print(isLow ? QPointF(120, 44) : QPointF(72, 126)),
      boardLed(isLow ? QPointF(132, 78) : QPointF(226, 98)),
      neoPixel(isLow ? QPointF(228, 78) : QPointF(226, 128)), low(isLow)
{
}

} // namespace ui
