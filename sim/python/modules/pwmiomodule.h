// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/metro_m4.h"
#include "sim/python/object.h"

#include <cstdint>
#include <optional>

namespace sim::python {

/// A timer's slot for a PWM signal, taken.
struct TakenSlot
{
    metro_m4::PwmSlot slot;
    std::uint32_t frequency = 0;
};
/// For a free pin; null stands for no frequency given. Nothing with the board's error set if the pin has no
/// timer, none is left, or there is no such frequency.
std::optional<TakenSlot> takePwmSlot(core::PinId pin, PyObject *frequency, std::int64_t byDefault,
                                     bool isVariable);

/// The module pwmio: PWMOut. Timers and arithmetic are sim/pwm.h's. A new reference.
PyObject *makePwmio();

} // namespace sim::python
