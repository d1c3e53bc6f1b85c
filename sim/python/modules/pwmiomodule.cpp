// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/pwmiomodule.h"

#include "sim/pwm.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/pinobject.h"

namespace sim::python {

namespace {

constexpr std::int64_t defaultFrequency = 500; // Hz

std::optional<std::uint32_t> frequencyFrom(PyObject *value, std::int64_t byDefault)
{
    const auto frequency = integerOf(value, byDefault);
    if (!frequency) {
        return std::nullopt;
    }
    if (*frequency < 1 || *frequency > highestPwmFrequency) {
        PyErr_SetString(PyExc_ValueError, "Invalid frequency");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*frequency);
}

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{
        {{"pin", true, true}, {"duty_cycle"}, {"frequency"}, {"variable_frequency"}}, places, names};
    const std::optional<core::PinId> pin = given.good() ? freePin(given[0]) : std::nullopt;
    const auto duty = pin ? integerWithin(given[1], 0, 65535, 0, "duty_cycle") : std::nullopt;
    const auto variable = duty ? truthOf(given[3], false) : std::nullopt;
    if (!variable) {
        return nullptr;
    }
    const std::optional<TakenSlot> taken = takePwmSlot(*pin, given[2], defaultFrequency, *variable);
    if (!taken) {
        return nullptr;
    }
    spend(costs::pinSetUp);
    return newDevice<PwmOutput>(type,
                                std::make_shared<PwmOutput>(board().pins(), board().pwmTimers(), *pin,
                                                            taken->slot, taken->frequency,
                                                            static_cast<std::uint16_t>(*duty), *variable));
}

PyObject *getDuty(PyObject *object, void *)
{
    const PwmOutput *output = usable<PwmOutput>(object);
    if (output == nullptr) {
        return nullptr;
    }
    spend(costs::propertyRead);
    return PyLong_FromLong(output->duty());
}

int setDuty(PyObject *object, PyObject *value, void *)
{
    PwmOutput *output = usable<PwmOutput>(object);
    const auto duty = output != nullptr ? integerWithin(value, 0, 65535, 0, "duty_cycle") : std::nullopt;
    if (!duty) {
        return -1;
    }
    spend(costs::propertyWrite);
    output->setDuty(static_cast<std::uint16_t>(*duty));
    return 0;
}

PyObject *getFrequency(PyObject *object, void *)
{
    const PwmOutput *output = usable<PwmOutput>(object);
    if (output == nullptr) {
        return nullptr;
    }
    spend(costs::propertyRead);
    return PyLong_FromUnsignedLong(output->frequency());
}

int setFrequency(PyObject *object, PyObject *value, void *)
{
    PwmOutput *output = usable<PwmOutput>(object);
    if (output == nullptr) {
        return -1;
    }
    if (!output->hasVariableFrequency()) {
        PyErr_SetString(PyExc_AttributeError, "Invalid variable_frequency");
        return -1;
    }
    const std::optional<std::uint32_t> frequency = frequencyFrom(value, defaultFrequency);
    if (!frequency) {
        return -1;
    }
    spend(costs::propertyWrite);
    output->setFrequency(*frequency);
    return 0;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      deinitMethod<PwmOutput>,
                      enterMethod,
                      exitMethod<PwmOutput>,
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"duty_cycle", getDuty, setDuty, nullptr, nullptr},
                         {"frequency", getFrequency, setFrequency, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

std::optional<TakenSlot> takePwmSlot(core::PinId pin, PyObject *frequency, std::int64_t byDefault,
                                     bool isVariable)
{
    const metro_m4::Pin &facts = metro_m4::pin(pin);
    if (facts.pwm() == metro_m4::Pwm::NoTimer) {
        PyErr_SetString(PyExc_ValueError, "Invalid pin");
        return std::nullopt;
    }
    const std::optional<std::uint32_t> hertz = frequencyFrom(frequency, byDefault);
    const auto slot = hertz ? board().pwmTimers().take(facts, *hertz, isVariable) : std::nullopt;
    if (hertz && !slot) {
        PyErr_SetString(PyExc_RuntimeError, "Internal resource(s) in use");
    }
    return slot ? std::optional{TakenSlot{*slot, *hertz}} : std::nullopt;
}

PyObject *makePwmio()
{
    static PyObject *output
        = newDeviceType<PwmOutput, WhenForgotten::StopsAtCollection>("PWMOut", create, methods, properties);
    return newModule("pwmio", {{"PWMOut", output}});
}

} // namespace sim::python
