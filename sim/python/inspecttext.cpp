// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspecttext.h"

#include "sim/float30.h"
#include "sim/inspection.h"
#include "sim/metro_m4.h"
#include "sim/python/asyncioawait.h"
#include "sim/python/dialect/typenames.h"
#include "sim/python/hostattributes.h"
#include "sim/python/hostframes.h"
#include "sim/python/inspectitems.h"
#include "sim/python/inspectliteral.h"
#include "sim/python/modules/enumtype.h"
#include "sim/python/modules/pinobject.h"
#include "sim/python/tracing.h"

#include <vector>

namespace sim::python {

namespace {

constexpr int deepestText = 4;
constexpr std::size_t most = InspectionLimits::text;

std::string textOf(PyObject *object, int depth);

std::string numberText(PyObject *object)
{
    if (object == Py_None || object == Py_Ellipsis) {
        return object == Py_None ? "None" : "Ellipsis";
    }
    if (PyBool_Check(object)) {
        return object == Py_True ? "True" : "False";
    }
    if (PyLong_Check(object)) {
        return integerText(object);
    }
    return PyFloat_Check(object) ? float30::text(float30::keep(static_cast<float>(PyFloat_AS_DOUBLE(object)))) : "";
}

std::string literalText(PyObject *object)
{
    if (PyUnicode_Check(object)) {
        return quotedText(object, most);
    }
    if (PyBytes_Check(object)) {
        return "b" + quotedBytes(PyBytes_AS_STRING(object), PyBytes_GET_SIZE(object), most);
    }
    return PyByteArray_Check(object) ? "bytearray(b"
            + quotedBytes(PyByteArray_AS_STRING(object), PyByteArray_GET_SIZE(object), most) + ")"
                                     : "";
}

// The fields of a namedtuple in their order: the properties of its class. None for a plain tuple.
std::vector<std::string> fieldNames(PyObject *tuple)
{
    std::vector<std::string> names;
    if (PyTuple_Check(tuple) && !PyTuple_CheckExact(tuple)) {
        forEachClassAttribute(Py_TYPE(tuple), [&](PyObject *name, PyObject *value) {
            if (Py_IS_TYPE(value, &PyProperty_Type)) {
                names.push_back(plainText(name, most));
            }
        });
    }
    return names;
}

std::string itemsText(PyObject *object, const InspectedItems &all, int depth)
{
    const std::vector<std::string> fields = fieldNames(object);
    std::string text = fields.empty() ? std::string{all.before} : shortTypeName(Py_TYPE(object)) + "(";
    for (std::size_t i = 0; i < all.count; ++i) {
        text += i > 0 ? ", " : "";
        if (text.size() > most || i >= all.items.size() || depth >= deepestText) {
            text += "...";
            break;
        }
        const InspectedItems::Item &item = all.items[i];
        text += i < fields.size() ? fields[i] + "=" : item.key ? textOf(item.key, depth + 1) + ": " : "";
        text += textOf(item.value, depth + 1);
    }
    return text + (fields.empty() ? std::string{all.after} : ")");
}

std::string codeText(PyObject *object)
{
    if (PyFunction_Check(object)) {
        return "<function " + plainText(reinterpret_cast<PyFunctionObject *>(object)->func_name, most) + ">";
    }
    if (PyGen_CheckExact(object) || PyCoro_CheckExact(object)) {
        return "<" + inspectedType(object) + " object '"
            + plainText(reinterpret_cast<PyGenObject *>(object)->gi_name, most) + "'>";
    }
    if (const char *const name = libraryCoroutineName(object)) {
        return "<coroutine object '" + std::string{name} + "'>";
    }
    if (PyType_Check(object)) {
        return "<class '" + shortTypeName(reinterpret_cast<PyTypeObject *>(object)) + "'>";
    }
    return {};
}

std::string moduleText(PyObject *module)
{
    std::string text = "<module>";
    PyObject *const names = PyModule_GetDict(module);
    PyObject *name = nullptr;
    PyObject *value = nullptr;
    for (Py_ssize_t at = 0; PyDict_Next(names, &at, &name, &value) != 0;) {
        if (PyUnicode_Check(name) && PyUnicode_CompareWithASCIIString(name, "__name__") == 0) {
            text = "<module '" + plainText(value, most) + "'>";
        }
    }
    return text;
}

std::string pinText(core::PinId id)
{
    const metro_m4::Pin &pin = metro_m4::pin(id);
    return pin.name.empty() ? "microcontroller.pin." + std::string{pin.mcuName} : "board." + std::string{pin.name};
}

// What prints as its type alone on the board, or with an address behind it.
std::string bareText(PyObject *object)
{
    const bool hasAddress
        = Py_TYPE(object)->tp_repr == PyBaseObject_Type.tp_repr || isProgramsClass(Py_TYPE(object));
    return "<" + shortTypeName(Py_TYPE(object)) + (hasAddress ? " object>" : ">");
}

std::string rangeText(PyObject *range)
{
    PyObject *const start = fieldOf(range, "start");
    PyObject *const stop = fieldOf(range, "stop");
    PyObject *const step = fieldOf(range, "step");
    if (start == nullptr || stop == nullptr || step == nullptr) {
        return "<range>";
    }
    const std::string stepText = numberText(step);
    return "range(" + numberText(start) + ", " + numberText(stop) + (stepText == "1" ? "" : ", " + stepText) + ")";
}

std::string textOf(PyObject *object, int depth)
{
    if (std::string text = numberText(object); !text.empty()) {
        return text;
    }
    if (std::string text = literalText(object); !text.empty()) {
        return text;
    }
    if (const auto items = inspectedItems(object, depth < deepestText ? most / 2 : 0)) {
        return itemsText(object, *items, depth);
    }
    if (std::string text = codeText(object); !text.empty()) {
        return text;
    }
    if (PyExceptionInstance_Check(object)) {
        PyObject *const arguments = reinterpret_cast<PyBaseExceptionObject *>(object)->args;
        return shortTypeName(Py_TYPE(object)) + (arguments ? textOf(arguments, depth + 1) : "()");
    }
    if (PyModule_Check(object)) {
        return moduleText(object);
    }
    if (PyRange_Check(object)) {
        return rangeText(object);
    }
    if (const std::string *const text = enumText(object)) {
        return *text;
    }
    if (const auto pin = pinOf(object)) {
        return pinText(*pin);
    }
    return bareText(object);
}

} // namespace

std::string inspectedText(PyObject *object)
{
    return textOf(object, 0);
}

std::string inspectedType(PyObject *object)
{
    if (PyGen_CheckExact(object)) {
        // What a call of an `async def` with a `yield` gives is a coroutine to the board.
        const HostFrame *const frame = frameIn(object);
        const PyCodeObject *const code = frame ? codeOf(frame) : nullptr;
        return code && (code->co_flags & CO_ITERABLE_COROUTINE) != 0 ? "coroutine" : "generator";
    }
    return PyFunction_Check(object) ? boardTypeName(object) : shortTypeName(Py_TYPE(object));
}

bool isProgramsClass(PyTypeObject *type)
{
    bool is = false;
    forEachClassAttribute(type, [&](PyObject *name, PyObject *value) {
        if (PyFunction_Check(value)) {
            is = is || followedFile(reinterpret_cast<PyFunctionObject *>(value)->func_code) != nullptr;
        } else if (PyUnicode_Check(value) && PyUnicode_Check(name)) {
            is = is || (PyUnicode_CompareWithASCIIString(name, "__module__") == 0
                        && PyUnicode_CompareWithASCIIString(value, "__main__") == 0);
        }
    });
    return is;
}

} // namespace sim::python
