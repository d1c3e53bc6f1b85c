// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspectdevice.h"

#include "sim/board.h"
#include "sim/metro_m4.h"
#include "sim/python/machine.h"
#include "sim/python/modules/digitalio.h"

namespace sim::python {

namespace {

void add(Variable &variable, const char *name, const char *type, std::string value)
{
    variable.parts.push_back({name, type, std::move(value), {}, 0, {}});
}

} // namespace

void describeDevice(PyObject *object, Variable &variable)
{
    const std::optional<core::PinId> pin = digitalInOutPin(object);
    if (!pin) {
        return;
    }
    const Pins &pins = board().pins();
    const bool isOutput = pins.direction(*pin) == core::Direction::Output;
    const std::string direction = isOutput ? "OUTPUT" : "INPUT";
    const std::string value = pins.value(*pin) ? "True" : "False";
    variable.value += " " + std::string{metro_m4::pin(*pin).label()} + " " + direction + " " + value;
    add(variable, "direction", "Direction", "digitalio.Direction." + direction);
    add(variable, "value", "bool", value);
    if (!isOutput) {
        const core::Pull pull = pins.pull(*pin);
        add(variable, "pull", pull == core::Pull::None ? "NoneType" : "Pull",
            pull == core::Pull::None       ? "None"
                : pull == core::Pull::Up ? "digitalio.Pull.UP"
                                         : "digitalio.Pull.DOWN");
    } else {
        const bool isOpen = pins.drive(*pin) == core::DriveMode::OpenDrain;
        add(variable, "drive_mode", "DriveMode",
            std::string{"digitalio.DriveMode."} + (isOpen ? "OPEN_DRAIN" : "PUSH_PULL"));
    }
}

} // namespace sim::python
