// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiring.h"
#include "ui/boardmoment.h"
#include "ui/parts/partface.h"
#include "ui/parts/pixellights.h"

#include <memory>
#include <vector>

namespace ui {

/// Something on the breadboard.
struct BoardPart
{
    std::unique_ptr<PartFace> face;
    QString name;
    QString shortName; ///< its pin's, of one with several pins the name
    std::vector<core::PinId> pins;
    std::optional<sim::Place> at;
    bool isAdded = false; ///< not in the wiring: an LED added by us to a pin that has nothing on it
};

/// What is printed beside a pin.
QString labelOf(core::PinId pin);

/// All that the window shows of the board's parts at one moment.
class BoardParts
{
public:
    struct Change
    {
        bool all = false;               ///< other parts are there
        std::vector<std::size_t> parts; ///< else: those that look other than before
        bool boardLed = false;
        bool neoPixel = false;
    };

    BoardParts();

    void setWiring(sim::Wiring wiring);
    Change show(const BoardMoment &moment);

    /// Those of the wiring in its order, so that a part's index is its number there, then those added.
    const std::vector<BoardPart> &all() const { return m_parts; }
    /// The board's own LED, 0 dark .. 1 lit, and its NeoPixel.
    double boardLed() const { return m_boardLed; }
    const PixelLights &neoPixel() const { return m_neoPixel; }

private:
    void addLeds(const std::vector<sim::Led> &leds);

    sim::Wiring m_wiring;
    std::vector<BoardPart> m_parts;
    std::vector<sim::Led> m_added;
    bool m_isNew = true; // since the wiring was set
    double m_boardLed = 0;
    PixelLights m_neoPixel;
};

} // namespace ui
