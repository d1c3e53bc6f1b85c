// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/countiomodule.h"

#include "sim/edgecounter.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/enumtype.h"
#include "sim/python/modules/pinobject.h"

namespace sim::python {

namespace {

EnumType &edges()
{
    static EnumType values{"countio", "Edge", {"RISE", "FALL", "RISE_AND_FALL"}};
    return values;
}

std::optional<Edges> edgeFrom(PyObject *value)
{
    if (value == nullptr) {
        return Edges::Fall;
    }
    const int index = edges().indexOf(value);
    if (index < 0) {
        PyErr_Format(PyExc_TypeError, "edge must be of type Edge, not %s", Py_TYPE(value)->tp_name);
        return std::nullopt;
    }
    return static_cast<Edges>(index);
}

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{{{"pin", true, true}, {"edge"}, {"pull"}}, places, names};
    const std::optional<core::PinId> pin = given.good() ? freePin(given[0]) : std::nullopt;
    const std::optional<Edges> edge = pin ? edgeFrom(given[1]) : std::nullopt;
    const std::optional<core::Pull> pull = edge ? pullFrom(given[2]) : std::nullopt;
    if (!pull || !hasInterrupt(*pin, "Invalid pin")) {
        return nullptr;
    }
    spend(costs::pinSetUp);
    return newDevice<EdgeCounter>(type,
                                  std::make_shared<EdgeCounter>(board().pins(), board().interrupts(),
                                                                board().recorder(), *pin, *edge, *pull));
}

PyObject *getCount(PyObject *object, void *)
{
    const EdgeCounter *counter = usable<EdgeCounter>(object);
    if (counter == nullptr) {
        return nullptr;
    }
    spend(costs::propertyRead);
    return PyLong_FromLong(counter->count());
}

int setCount(PyObject *object, PyObject *value, void *)
{
    EdgeCounter *counter = usable<EdgeCounter>(object);
    const auto count = counter != nullptr ? integerOf(value, 0) : std::nullopt;
    if (!count) {
        return -1;
    }
    spend(costs::propertyWrite);
    counter->setCount(static_cast<std::int32_t>(*count));
    return 0;
}

PyObject *reset(PyObject *object, PyObject *)
{
    EdgeCounter *counter = usable<EdgeCounter>(object);
    if (counter == nullptr) {
        return nullptr;
    }
    spend(costs::nativeCall);
    counter->setCount(0);
    Py_RETURN_NONE;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"reset", reset, METH_NOARGS, nullptr},
                      deinitMethod<EdgeCounter>,
                      enterMethod,
                      exitMethod<EdgeCounter>,
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"count", getCount, setCount, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *makeCountio()
{
    static PyObject *counter = newDeviceType<EdgeCounter, WhenForgotten::StopsAtCollection>(
        "Counter", create, methods, properties);
    return newModule("countio", {{"Counter", counter}, {"Edge", edges().type()}});
}

} // namespace sim::python
