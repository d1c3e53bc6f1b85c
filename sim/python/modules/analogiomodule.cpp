// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/analogiomodule.h"

#include "sim/analog.h"
#include "sim/python/arguments.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/pinobject.h"

namespace sim::python {

namespace {

// The one argument of both classes.
std::optional<core::PinId> onlyPin(PyObject *places, PyObject *names)
{
    if (names != nullptr && PyDict_GET_SIZE(names) > 0) {
        PyErr_SetString(PyExc_TypeError, "function doesn't take keyword arguments");
        return std::nullopt;
    }
    return takesExactly(1, PyTuple_GET_SIZE(places)) ? freePin(PyTuple_GET_ITEM(places, 0)) : std::nullopt;
}

PyObject *invalidPin()
{
    PyErr_SetString(PyExc_ValueError, "Invalid pin");
    return nullptr;
}

PyObject *createInput(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const std::optional<core::PinId> pin = onlyPin(places, names);
    if (!pin) {
        return nullptr;
    }
    if (!metro_m4::pin(*pin).adc[0]) {
        return invalidPin();
    }
    spend(costs::pinSetUp);
    return newDevice<AnalogInput>(type, std::make_shared<AnalogInput>(board().pins(), *pin, board().seed()));
}

PyObject *createOutput(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const std::optional<core::PinId> pin = onlyPin(places, names);
    if (!pin) {
        return nullptr;
    }
    if (!metro_m4::pin(*pin).dac) {
        return invalidPin();
    }
    spend(costs::pinSetUp);
    return newDevice<AnalogOutput>(type, std::make_shared<AnalogOutput>(board().pins(), *pin));
}

PyObject *readInput(PyObject *object, void *)
{
    AnalogInput *input = usable<AnalogInput>(object);
    if (input == nullptr) {
        return nullptr;
    }
    spend(costs::analogRead);
    return PyLong_FromLong(input->value());
}

PyObject *referenceVoltage(PyObject *object, void *)
{
    return usable<AnalogInput>(object) != nullptr ? newFloat(3.3) : nullptr;
}

PyObject *cannotRead(PyObject *object, void *)
{
    if (usable<AnalogOutput>(object) != nullptr) {
        PyErr_SetString(PyExc_AttributeError, "'AnalogOut' object has no attribute 'value'");
    }
    return nullptr;
}

int writeOutput(PyObject *object, PyObject *value, void *)
{
    AnalogOutput *output = usable<AnalogOutput>(object);
    const auto number = output != nullptr ? integerWithin(value, 0, 65535, 0, "value") : std::nullopt;
    if (!number) {
        return -1;
    }
    spend(costs::propertyWrite);
    output->setValue(static_cast<std::uint16_t>(*number));
    return 0;
}

PyMethodDef inputMethods[]{// NOLINT: CPython wants an array
                           deinitMethod<AnalogInput>,
                           enterMethod,
                           exitMethod<AnalogInput>,
                           {nullptr, nullptr, 0, nullptr}};
PyGetSetDef inputProperties[]{// NOLINT
                              {"value", readInput, nullptr, nullptr, nullptr},
                              {"reference_voltage", referenceVoltage, nullptr, nullptr, nullptr},
                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyMethodDef outputMethods[]{// NOLINT
                            deinitMethod<AnalogOutput>,
                            enterMethod,
                            exitMethod<AnalogOutput>,
                            {nullptr, nullptr, 0, nullptr}};
PyGetSetDef outputProperties[]{// NOLINT
                               {"value", cannotRead, writeOutput, nullptr, nullptr},
                               {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *makeAnalogio()
{
    static PyObject *input = newDeviceType<AnalogInput, WhenForgotten::GoesOn>("AnalogIn", createInput,
                                                                               inputMethods, inputProperties);
    static PyObject *output = newDeviceType<AnalogOutput, WhenForgotten::GoesOn>(
        "AnalogOut", createOutput, outputMethods, outputProperties);
    return newModule("analogio", {{"AnalogIn", input}, {"AnalogOut", output}});
}

} // namespace sim::python
