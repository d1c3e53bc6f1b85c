// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/hiddenfunctions.h"

#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/sets.h"
#include "sim/python/dialect/typenames.h"

#include <array>
#include <string>

namespace sim::python {

namespace {

// No program has this character: it is none.
constexpr std::string_view mark = "\xF4\x8F\xBF\xBF";

bool isAwaitable(PyObject *object)
{
    const PyAsyncMethods *methods = Py_TYPE(object)->tp_as_async;
    return PyCoro_CheckExact(object) || (methods != nullptr && methods->am_await != nullptr)
        || isAwaitableGenerator(object);
}

PyObject *checked(PyObject *, PyObject *object)
{
    if (isAwaitable(object)) {
        return Py_NewRef(object);
    }
    const std::string name = boardTypeName(object);
    if (PyType_Check(object)) {
        PyErr_Format(PyExc_AttributeError, "type object '%s' has no attribute '__await__'",
                     shortTypeName(reinterpret_cast<PyTypeObject *>(object)).c_str());
    } else {
        PyErr_Format(PyExc_AttributeError, "'%s' object has no attribute '__await__'", name.c_str());
    }
    return nullptr;
}

PyObject *iterator(PyObject *module, PyObject *object)
{
    const Ref awaitable = Ref::steal(checked(module, object));
    if (!awaitable || PyGen_CheckExact(object) || PyCoro_CheckExact(object)) {
        return Ref{awaitable}.release();
    }
    return Py_TYPE(object)->tp_as_async->am_await(object);
}

PyObject *dictOf(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    return newDict(arguments, count / 2);
}

PyObject *ordered(PyObject *, PyObject *dict)
{
    return newDictFrom(dict, false);
}

PyObject *orderedNames(PyObject *, PyObject *dict)
{
    return newDictFrom(dict, true);
}

PyObject *setOf(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    return newSet(arguments, count);
}

PyObject *setFrom(PyObject *, PyObject *items)
{
    return newSetFrom(items);
}

struct Hidden
{
    std::string_view name;
    PyMethodDef definition;
    PyObject *function = nullptr;
};

std::array<Hidden, 7> &all()
{
    static std::array<Hidden, 7> functions{{
        {checkAwaitable, {"function", checked, METH_O, nullptr}},
        {awaitIterator, {"function", iterator, METH_O, nullptr}},
        {makeDict,
         {"function", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(dictOf)), METH_FASTCALL,
          nullptr}},
        {makeSet,
         {"function", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(setOf)), METH_FASTCALL,
          nullptr}},
        {makeSetFrom, {"function", setFrom, METH_O, nullptr}},
        {orderDict, {"function", ordered, METH_O, nullptr}},
        {orderNamed, {"function", orderedNames, METH_O, nullptr}},
    }};
    return functions;
}

} // namespace

Ref hiddenConstant(std::string_view name)
{
    const std::string text = std::string{mark} + std::string{name};
    return Ref::steal(PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size())));
}

PyObject *hiddenFunction(PyObject *constant)
{
    const char *text = PyUnicode_Check(constant) ? PyUnicode_AsUTF8(constant) : nullptr;
    if (text == nullptr || !std::string_view{text}.starts_with(mark)) {
        PyErr_Clear(); // a text with half a surrogate pair
        return nullptr;
    }
    for (Hidden &hidden : all()) {
        if (hidden.name == text + mark.size()) {
            if (hidden.function == nullptr) {
                hidden.function = PyCFunction_New(&hidden.definition, nullptr);
            }
            return hidden.function;
        }
    }
    return nullptr;
}

} // namespace sim::python
