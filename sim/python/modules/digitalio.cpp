// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/digitalio.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/arguments.h"
#include "sim/python/machine.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/enumtype.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/modules/pinobject.h"

namespace sim::python {

namespace {

EnumType &directions()
{
    static EnumType values{"digitalio", "Direction", {"INPUT", "OUTPUT"}};
    return values;
}
EnumType &driveModes()
{
    static EnumType values{"digitalio", "DriveMode", {"PUSH_PULL", "OPEN_DRAIN"}};
    return values;
}
EnumType &pulls()
{
    static EnumType values{"digitalio", "Pull", {"UP", "DOWN"}};
    return values;
}

// A DigitalInOut has no finaliser: forgetting it keeps the pin claimed, as on the board.
struct DigitalInOut
{
    PyObject_HEAD // NOLINT
        core::PinId pin;
    bool live;
};

DigitalInOut &self(PyObject *object)
{
    return *reinterpret_cast<DigitalInOut *>(object);
}

bool usable(PyObject *object)
{
    if (!self(object).live) {
        PyErr_SetString(PyExc_ValueError,
                        "Object has been deinitialized and can no longer be used. Create a new object.");
    }
    return self(object).live;
}

bool isOutput(PyObject *object)
{
    return board().pins().direction(self(object).pin) == core::Direction::Output;
}

core::DriveMode driveFrom(PyObject *value)
{
    return driveModes().indexOf(value) == 1 ? core::DriveMode::OpenDrain : core::DriveMode::PushPull;
}

PyObject *create(PyTypeObject *type, PyObject *arguments, PyObject *named)
{
    if (named != nullptr && PyDict_GET_SIZE(named) > 0) {
        PyErr_SetString(PyExc_TypeError, "function doesn't take keyword arguments");
        return nullptr;
    }
    if (!takesExactly(1, PyTuple_GET_SIZE(arguments))) {
        return nullptr;
    }
    const std::optional<core::PinId> pin = freePin(PyTuple_GET_ITEM(arguments, 0));
    if (!pin) {
        return nullptr;
    }
    PyObject *object = type->tp_alloc(type, 0);
    if (object != nullptr) {
        spend(costs::pinSetUp);
        board().pins().claim(*pin);
        self(object).pin = *pin;
        self(object).live = true;
    }
    return object;
}

PyObject *deinit(PyObject *object, PyObject *)
{
    if (self(object).live) {
        spend(costs::pinSetUp);
        self(object).live = false;
        board().pins().release(self(object).pin);
    }
    Py_RETURN_NONE;
}

PyObject *enterContext(PyObject *object, PyObject *)
{
    Py_INCREF(object);
    return object;
}

PyObject *leaveContext(PyObject *object, PyObject *)
{
    return deinit(object, nullptr);
}

PyObject *switchToOutput(PyObject *object, PyObject *arguments, PyObject *named)
{
    const Arguments given{{{"value", false, true}, {"drive_mode", false, true}}, arguments, named};
    const std::optional<bool> high = given.good() ? truthOf(given[0], false) : std::nullopt;
    if (!high || !usable(object)) {
        return nullptr;
    }
    spend(costs::pinSetUp);
    board().pins().switchToOutput(self(object).pin, *high,
                                  given[1] != nullptr ? driveFrom(given[1]) : core::DriveMode::PushPull);
    Py_RETURN_NONE;
}

PyObject *switchToInput(PyObject *object, PyObject *arguments, PyObject *named)
{
    const Arguments given{{{"pull", false, true}}, arguments, named};
    const std::optional<core::Pull> wanted = given.good() ? pullFrom(given[0]) : std::nullopt;
    if (!wanted || !usable(object)) {
        return nullptr;
    }
    spend(costs::pinSetUp);
    board().pins().switchToInput(self(object).pin, *wanted);
    Py_RETURN_NONE;
}

PyObject *borrowed(PyObject *object)
{
    Py_XINCREF(object);
    return object;
}

PyObject *getDirection(PyObject *object, void *)
{
    return usable(object) ? borrowed(directions().value(isOutput(object) ? 1 : 0)) : nullptr;
}

int setDirection(PyObject *object, PyObject *value, void *)
{
    if (value == nullptr) {
        PyErr_SetString(PyExc_AttributeError, "can't delete attribute 'direction'");
        return -1;
    }
    if (!usable(object)) {
        return -1;
    }
    const int index = directions().indexOf(value);
    if (index < 0) {
        PyErr_SetString(PyExc_ValueError, "Invalid direction");
        return -1;
    }
    spend(costs::propertyWrite);
    if (index == 1) {
        board().pins().switchToOutput(self(object).pin);
    } else {
        board().pins().switchToInput(self(object).pin);
    }
    return 0;
}

PyObject *getValue(PyObject *object, void *)
{
    if (!usable(object)) {
        return nullptr;
    }
    spend(costs::propertyRead);
    return PyBool_FromLong(board().pins().value(self(object).pin) ? 1 : 0);
}

int setValue(PyObject *object, PyObject *value, void *)
{
    if (value == nullptr) {
        PyErr_SetString(PyExc_AttributeError, "can't delete attribute 'value'");
        return -1;
    }
    if (!usable(object)) {
        return -1;
    }
    if (!isOutput(object)) {
        PyErr_SetString(PyExc_AttributeError, "Cannot set value when direction is input.");
        return -1;
    }
    const int high = PyObject_IsTrue(value);
    if (high < 0) {
        return -1;
    }
    spend(costs::propertyWrite);
    board().pins().setValue(self(object).pin, high == 1);
    return 0;
}

PyObject *getDrive(PyObject *object, void *)
{
    if (!usable(object)) {
        return nullptr;
    }
    if (!isOutput(object)) {
        PyErr_SetString(PyExc_AttributeError, "Drive mode not used when direction is input.");
        return nullptr;
    }
    return borrowed(
        driveModes().value(board().pins().drive(self(object).pin) == core::DriveMode::OpenDrain ? 1 : 0));
}

int setDrive(PyObject *object, PyObject *value, void *)
{
    if (value == nullptr || !usable(object)) {
        return -1;
    }
    if (!isOutput(object)) {
        PyErr_SetString(PyExc_AttributeError, "Drive mode not used when direction is input.");
        return -1;
    }
    spend(costs::propertyWrite);
    board().pins().setDrive(self(object).pin, driveFrom(value));
    return 0;
}

PyObject *getPull(PyObject *object, void *)
{
    if (!usable(object)) {
        return nullptr;
    }
    if (isOutput(object)) {
        PyErr_SetString(PyExc_AttributeError, "Pull not used when direction is output.");
        return nullptr;
    }
    const core::Pull pull = board().pins().pull(self(object).pin);
    return borrowed(pull == core::Pull::None ? Py_None : pulls().value(pull == core::Pull::Up ? 0 : 1));
}

int setPull(PyObject *object, PyObject *value, void *)
{
    if (value == nullptr || !usable(object)) {
        return -1;
    }
    if (isOutput(object)) {
        PyErr_SetString(PyExc_AttributeError, "Pull not used when direction is output.");
        return -1;
    }
    const std::optional<core::Pull> wanted = pullFrom(value);
    if (!wanted) {
        return -1;
    }
    spend(costs::propertyWrite);
    board().pins().setPull(self(object).pin, *wanted);
    return 0;
}

PyObject *repr(PyObject *)
{
    return PyUnicode_FromString("<DigitalInOut>");
}

// A misspelt attribute is never silently taken.
int setAttribute(PyObject *object, PyObject *name, PyObject *value)
{
    if (_PyType_Lookup(Py_TYPE(object), name) == nullptr) {
        PyErr_Format(PyExc_AttributeError, "can't set attribute '%U'", name);
        return -1;
    }
    return PyObject_GenericSetAttr(object, name, value);
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"deinit", deinit, METH_NOARGS, nullptr},
                      {"switch_to_output", method(switchToOutput), METH_VARARGS | METH_KEYWORDS, nullptr},
                      {"switch_to_input", method(switchToInput), METH_VARARGS | METH_KEYWORDS, nullptr},
                      {"__enter__", enterContext, METH_NOARGS, nullptr},
                      {"__exit__", leaveContext, METH_VARARGS, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{// NOLINT
                         {"direction", getDirection, setDirection, nullptr, nullptr},
                         {"value", getValue, setValue, nullptr, nullptr},
                         {"drive_mode", getDrive, setDrive, nullptr, nullptr},
                         {"pull", getPull, setPull, nullptr, nullptr},
                         {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyObject *digitalInOutType()
{
    static PyObject *type = newType("DigitalInOut", sizeof(DigitalInOut),
                                    {{Py_tp_new, slot(create)},
                                     {Py_tp_methods, methods},
                                     {Py_tp_getset, properties},
                                     {Py_tp_setattro, slot(setAttribute)},
                                     {Py_tp_repr, slot(repr)}});
    return type;
}

} // namespace

PyObject *makeDigitalio()
{
    PyObject *module = PyModule_New("digitalio");
    if (module == nullptr || PyModule_AddObjectRef(module, "DigitalInOut", digitalInOutType()) != 0
        || PyModule_AddObjectRef(module, "Direction", directions().type()) != 0
        || PyModule_AddObjectRef(module, "DriveMode", driveModes().type()) != 0
        || PyModule_AddObjectRef(module, "Pull", pulls().type()) != 0) {
        Py_XDECREF(module);
        return nullptr;
    }
    return module;
}

std::optional<core::Pull> pullFrom(PyObject *value)
{
    if (value == nullptr || value == Py_None) {
        return core::Pull::None;
    }
    switch (pulls().indexOf(value)) {
    case 0:
        return core::Pull::Up;
    case 1:
        return core::Pull::Down;
    default:
        PyErr_Format(PyExc_TypeError, "pull must be of type Pull or None, not %s", Py_TYPE(value)->tp_name);
        return std::nullopt;
    }
}

bool isDigitalInOut(PyObject *object)
{
    // Without asking for the type, which might make it: to ask must not change where objects lie in memory.
    return Py_TYPE(object)->tp_repr == repr;
}

std::optional<core::PinId> digitalInOutPin(PyObject *object)
{
    return isDigitalInOut(object) && self(object).live ? std::optional{self(object).pin} : std::nullopt;
}

} // namespace sim::python
