// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiring.h"
#include "sim/wokwinets.h"

#include <string>
#include <vector>

namespace sim {

/// Makes parts of a wiring of those of a diagram, one by one.
class WokwiParts
{
public:
    /// Both must outlive it.
    WokwiParts(const WokwiDiagram &diagram, const WokwiNets &nets);

    /// False for a type that it does not know. One that is wired so that it cannot be taken over gives a
    /// note.
    bool take(const WokwiPart &part);

    const Wiring &wiring() const { return m_wiring; }
    const std::vector<std::string> &notes() const { return m_notes; }
    /// Something got 5 V of the diagram and goes to a pin.
    bool usesFiveVolts() const { return m_five; }

private:
    void led(const WokwiPart &part);
    void button(const WokwiPart &part);
    void slideSwitch(const WokwiPart &part);
    void knob(const WokwiPart &part, const std::string &leg, KnobKind kind);
    void pixels(const WokwiPart &part);
    void rgbLed(const WokwiPart &part);
    void encoder(const WokwiPart &part);
    void digit(const WokwiPart &part);
    void servo(const WokwiPart &part);
    void buzzer(const WokwiPart &part);

    std::optional<core::PinId> pinOf(const WokwiPart &part, const std::string &leg) const;
    std::string nameFor(const WokwiPart &part) const;
    void refuse(const WokwiPart &part, const std::string &why);
    void note(const WokwiPart &part, const std::string &what);
    /// Whether the common leg of a part with several LEDs goes to ground.
    bool hasCommonGround(const WokwiPart &part);

    const WokwiDiagram &m_diagram;
    const WokwiNets &m_nets;
    Wiring m_wiring;
    std::vector<std::string> m_notes;
    bool m_five = false;
};

} // namespace sim
