// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/taskhints.h"

#include "sim/python/dialect/floats.h"
#include "sim/python/hidehost.h"
#include "sim/python/modules/pinobject.h"
#include "sim/python/tracing.h"

#include <algorithm>
#include <string_view>

namespace sim::python {

namespace {

constexpr std::size_t longestText = 24;
constexpr Py_ssize_t mostArguments = 8;

std::string utf8Of(PyObject *text)
{
    const char *utf8 = text != nullptr && PyUnicode_Check(text) ? PyUnicode_AsUTF8(text) : nullptr;
    if (utf8 == nullptr) {
        PyErr_Clear();
        return {};
    }
    return utf8;
}

std::string_view shortTypeName(PyObject *object)
{
    const std::string_view name{Py_TYPE(object)->tp_name};
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

// Only for objects of Python's own plain types: theirs is the only __repr__ that is not the
// learner's.
std::string plainText(PyObject *object)
{
    const Ref text = Ref::steal(PyObject_Repr(object));
    std::string whole = utf8Of(text.get());
    PyErr_Clear();
    if (whole.size() > longestText) {
        whole.resize(longestText);
        while (!whole.empty() && (static_cast<unsigned char>(whole.back()) & 0xC0) == 0x80) {
            whole.pop_back();
        }
        whole += "...";
    }
    return whole;
}

std::string argumentText(PyObject *object)
{
    if (const std::string pin = pinText(object); !pin.empty()) {
        return pin;
    }
    const bool plain = object == Py_None || PyBool_Check(object) || PyLong_CheckExact(object)
        || Py_IS_TYPE(object, reinterpret_cast<PyTypeObject *>(floatType())) || PyUnicode_CheckExact(object)
        || PyBytes_CheckExact(object);
    if (plain) {
        return plainText(object);
    }
    if (PyFunction_Check(object)) {
        return utf8Of(reinterpret_cast<PyFunctionObject *>(object)->func_name);
    }
    return std::string{shortTypeName(object)};
}

} // namespace

std::string taskName(PyObject *coroutine)
{
    if (const Place place = currentPlace(); place.file != nullptr) {
        if (const std::string_view variable = place.file->map.taskVariable(place.line); !variable.empty()) {
            return std::string{variable};
        }
    }
    const Ref name = Ref::steal(PyObject_GetAttrString(coroutine, "__name__"));
    PyErr_Clear();
    const std::string text = utf8Of(name.get());
    return text.empty() ? "task" : text;
}

std::string taskCall(PyObject *coroutine)
{
    const Ref frame = frameOf(coroutine);
    const Ref name = Ref::steal(PyObject_GetAttrString(coroutine, "__name__"));
    PyErr_Clear();
    std::string text = utf8Of(name.get());
    if (!frame || !PyFrame_Check(frame.get()) || text.empty()) {
        return text;
    }
    auto *object = reinterpret_cast<PyFrameObject *>(frame.get());
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(object)));
    const Ref locals = Ref::steal(PyObject_GetAttrString(frame.get(), "f_locals"));
    const Ref names = Ref::steal(PyCode_GetVarnames(reinterpret_cast<PyCodeObject *>(code.get())));
    PyErr_Clear();
    text += '(';
    const auto *details = reinterpret_cast<PyCodeObject *>(code.get());
    const Py_ssize_t count = details->co_argcount + details->co_kwonlyargcount;
    bool first = true;
    for (Py_ssize_t i = 0; locals && names && i < std::min(count, mostArguments); ++i) {
        PyObject *argument = PyTuple_GET_ITEM(names.get(), i);
        if (i == 0 && utf8Of(argument) == "self") {
            continue;
        }
        const Ref value = Ref::steal(PyObject_GetItem(locals.get(), argument));
        PyErr_Clear();
        text += (first ? "" : ", ") + (value ? argumentText(value.get()) : std::string{"..."});
        first = false;
    }
    return text + (count > mostArguments ? ", ...)" : ")");
}

} // namespace sim::python
