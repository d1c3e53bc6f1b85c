// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/livepart.h"
#include "sim/parts/place.h"
#include "sim/pins.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sim {

/// A slide switch whose slider is wired to a pin, one end to ground and the other to 3.3 V.
struct SlideSwitch
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    bool startsHigh = false; ///< where it stands at power-on
    std::optional<Place> at{};

    bool operator==(const SlideSwitch &) const = default;
};

/// Its values are 1 (3.3 V) and 0 (ground).
class LiveSlideSwitch final : public LivePart
{
public:
    LiveSlideSwitch(const SlideSwitch &slide, std::uint32_t number, Pins &pins, Recorder &recorder);

    void set(std::int32_t value) override;

private:
    std::uint32_t m_number;
    Pins &m_pins;
    Recorder &m_recorder;
    Pins::Terminal m_slider;
    bool m_high;
};

} // namespace sim
