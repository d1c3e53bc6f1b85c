// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"
#include "sim/parts/livepart.h"
#include "sim/parts/place.h"
#include "sim/pins.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace sim {

/// A rotary encoder: two contacts to ground that close and open a quarter of a turn apart, with a detent
/// every four quarters, where both are open.
struct Encoder
{
    std::string name; ///< unique in the wiring
    core::PinId a{};
    core::PinId b{};
    std::optional<Place> at{};

    bool operator==(const Encoder &) const = default;
};

/// Its value is the detent that it is turned to, counted clockwise from 0 at power-on. It turns there a
/// quarter every millisecond, so that what watches its contacts sees each step.
class LiveEncoder final : public LivePart
{
public:
    LiveEncoder(const Encoder &encoder, std::uint32_t number, Clock &clock, Pins &pins, Recorder &recorder);

    void set(std::int32_t value) override;

private:
    void turn();

    std::uint32_t m_number;
    Clock &m_clock;
    Pins &m_pins;
    Recorder &m_recorder;
    std::array<Pins::Terminal, 2> m_contacts; // a, b
    std::int64_t m_quarter = 0;
    std::int64_t m_goal = 0; // in quarters
    std::optional<Clock::EventId> m_next;
};

} // namespace sim
