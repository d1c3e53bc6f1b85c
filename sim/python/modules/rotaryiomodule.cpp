// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/rotaryiomodule.h"

#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/pinobject.h"
#include "sim/quadrature.h"

namespace sim::python {

namespace {

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{
        {{"pin_a", true, true}, {"pin_b", true, true}, {"divisor", false, true}}, places, names};
    const std::optional<core::PinId> a = given.good() ? freePin(given[0], "pin_a") : std::nullopt;
    const std::optional<core::PinId> b = a ? freePin(given[1], "pin_b") : std::nullopt;
    const auto divisor = b ? integerFrom(given[2], 1, 4, "divisor") : std::nullopt;
    if (!divisor || !hasInterrupt(*a, "Invalid pin_a pin") || !hasInterrupt(*b, "Invalid pin_b pin")) {
        return nullptr;
    }
    if (metro_m4::pin(*a).extint == metro_m4::pin(*b).extint) {
        PyErr_SetString(PyExc_RuntimeError, "Internal resource(s) in use");
        return nullptr;
    }
    spend(2 * costs::pinSetUp);
    return newDevice<Quadrature>(type,
                                 std::make_shared<Quadrature>(board().pins(), board().interrupts(), *a, *b,
                                                              static_cast<std::int32_t>(*divisor)));
}

PyObject *getPosition(PyObject *object, void *)
{
    const Quadrature *encoder = usable<Quadrature>(object);
    if (encoder == nullptr) {
        return nullptr;
    }
    spend(costs::propertyRead);
    return PyLong_FromLong(encoder->position());
}

int setPosition(PyObject *object, PyObject *value, void *)
{
    Quadrature *encoder = usable<Quadrature>(object);
    const auto position = encoder != nullptr ? integerOf(value, 0) : std::nullopt;
    if (!position) {
        return -1;
    }
    spend(costs::propertyWrite);
    encoder->setPosition(static_cast<std::int32_t>(*position));
    return 0;
}

PyObject *getDivisor(PyObject *object, void *)
{
    const Quadrature *encoder = usable<Quadrature>(object);
    return encoder != nullptr ? PyLong_FromLong(encoder->divisor()) : nullptr;
}

int setDivisor(PyObject *object, PyObject *value, void *)
{
    Quadrature *encoder = usable<Quadrature>(object);
    const auto divisor = encoder != nullptr ? integerFrom(value, 1, 4, "divisor") : std::nullopt;
    if (!divisor) {
        return -1;
    }
    spend(costs::propertyWrite);
    encoder->setDivisor(static_cast<std::int32_t>(*divisor));
    return 0;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      deinitMethod<Quadrature>,
                      enterMethod,
                      exitMethod<Quadrature>,
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"position", getPosition, setPosition, nullptr, nullptr},
                         {"divisor", getDivisor, setDivisor, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *makeRotaryio()
{
    static PyObject *encoder = newDeviceType<Quadrature, WhenForgotten::StopsAtCollection>(
        "IncrementalEncoder", create, methods, properties);
    return newModule("rotaryio", {{"IncrementalEncoder", encoder}});
}

} // namespace sim::python
