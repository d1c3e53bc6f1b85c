// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/colourwords.h"

#include <QCoreApplication>

#include <array>

namespace ui {

namespace {

struct Hue
{
    int upTo; // degrees
    const char *name;
};

// Where people draw the borders on the circle of hues.
constexpr std::array hues{
    Hue{12, QT_TRANSLATE_NOOP("ui::ColourWords", "red")},
    Hue{42, QT_TRANSLATE_NOOP("ui::ColourWords", "orange")},
    Hue{68, QT_TRANSLATE_NOOP("ui::ColourWords", "yellow")},
    Hue{155, QT_TRANSLATE_NOOP("ui::ColourWords", "green")},
    Hue{195, QT_TRANSLATE_NOOP("ui::ColourWords", "turquoise")},
    Hue{258, QT_TRANSLATE_NOOP("ui::ColourWords", "blue")},
    Hue{292, QT_TRANSLATE_NOOP("ui::ColourWords", "violet")},
    Hue{345, QT_TRANSLATE_NOOP("ui::ColourWords", "pink")},
    Hue{361, QT_TRANSLATE_NOOP("ui::ColourWords", "red")},
};

} // namespace

QString colourWord(const QColor &light)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("ui::ColourWords", text); };
    if (light.value() == 0) {
        return word(QT_TRANSLATE_NOOP("ui::ColourWords", "off"));
    }
    if (light.hsvSaturation() < 50) {
        return word(QT_TRANSLATE_NOOP("ui::ColourWords", "white"));
    }
    for (const Hue &hue : hues) {
        if (light.hsvHue() < hue.upTo) {
            return word(hue.name);
        }
    }
    return {};
}

} // namespace ui
