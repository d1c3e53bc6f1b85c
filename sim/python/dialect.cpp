// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect.h"

#include "sim/python/object.h"
#include "sim/python/tracing.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace sim::python {

namespace {

std::string shortName(PyTypeObject *type)
{
    const std::string_view name{type->tp_name};
    const std::size_t dot = name.rfind('.');
    return std::string{dot == std::string_view::npos ? name : name.substr(dot + 1)};
}

// A place in the board's RAM for an object: numbered in order of asking, so that it is the same in
// every run.
std::string addressOf(PyObject *object)
{
    static std::unordered_map<PyObject *, unsigned> known;
    const auto [entry, isNew]
        = known.try_emplace(object, 0x2000'1000U + 16U * static_cast<unsigned>(known.size()));
    char text[16];
    PyOS_snprintf(text, sizeof text, "0x%08x", entry->second);
    return text;
}

PyObject *textObject(const std::string &text)
{
    return PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
}

PyObject *typeRepr(PyObject *type)
{
    return textObject("<class '" + shortName(reinterpret_cast<PyTypeObject *>(type)) + "'>");
}

PyObject *objectRepr(PyObject *object)
{
    return textObject("<" + shortName(Py_TYPE(object)) + " object at " + addressOf(object) + ">");
}

PyObject *functionRepr(PyObject *function)
{
    auto *details = reinterpret_cast<PyFunctionObject *>(function);
    const auto *code = reinterpret_cast<PyCodeObject *>(details->func_code);
    if (followedFile(details->func_code) == nullptr) {
        return textObject("<function>");
    }
    if ((code->co_flags & CO_COROUTINE) != 0) {
        return textObject("<coroutine>");
    }
    if ((code->co_flags & CO_GENERATOR) != 0) {
        return textObject("<generator>");
    }
    const char *name = PyUnicode_AsUTF8(details->func_name);
    return name != nullptr ? textObject("<function " + std::string{name} + " at " + addressOf(function) + ">")
                           : nullptr;
}

PyObject *generatorRepr(PyObject *generator)
{
    const Ref name = Ref::steal(PyObject_GetAttrString(generator, "__name__"));
    const char *text = name ? PyUnicode_AsUTF8(name.get()) : nullptr;
    return text != nullptr ? textObject("<" + shortName(Py_TYPE(generator)) + " object '" + text + "' at "
                                        + addressOf(generator) + ">")
                           : nullptr;
}

PyObject *moduleRepr(PyObject *module)
{
    const Ref name = Ref::steal(PyModule_GetNameObject(module));
    const char *text = name ? PyUnicode_AsUTF8(name.get()) : nullptr;
    if (text == nullptr) {
        return nullptr;
    }
    PyObject *file = PyDict_GetItemString(PyModule_GetDict(module), "__file__");
    const char *path = file != nullptr && PyUnicode_Check(file) ? PyUnicode_AsUTF8(file) : nullptr;
    return textObject("<module '" + std::string{text}
                      + (path != nullptr ? "' from '" + std::string{path} + "'>" : "'>"));
}

PyObject *builtinRepr(PyObject *function)
{
    PyObject *self = PyCFunction_GetSelf(function);
    return textObject(self == nullptr || PyModule_Check(self) ? "<function>" : "<bound_method>");
}

PyObject *boundMethodRepr(PyObject *)
{
    return textObject("<bound_method>");
}

PyObject *plainFunctionRepr(PyObject *)
{
    return textObject("<function>");
}

PyObject *bareRepr(PyObject *object)
{
    return textObject("<" + shortName(Py_TYPE(object)) + ">");
}

PyObject *iteratorRepr(PyObject *)
{
    return textObject("<iterator>");
}

// ValueError('a',): the arguments as the tuple that they are.
PyObject *exceptionRepr(PyObject *exception)
{
    const Ref arguments = Ref::steal(PyObject_GetAttrString(exception, "args"));
    const Ref text = arguments ? Ref::steal(PyObject_Repr(arguments.get())) : Ref{};
    const char *utf8 = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
    return utf8 != nullptr ? textObject(shortName(Py_TYPE(exception)) + utf8) : nullptr;
}

// A slot of a type, and of the types that took it over from it; the method of that name in the
// type's dictionary stays what it was, which only __repr__ called by hand shows.
template <typename Slot> void replace(PyTypeObject *type, Slot PyTypeObject::*slot, Slot ours)
{
    const Slot old = type->*slot;
    type->*slot = ours;
    PyType_Modified(type);
    const Ref children
        = Ref::steal(PyObject_CallMethod(reinterpret_cast<PyObject *>(&PyType_Type), "__subclasses__", "O",
                                         reinterpret_cast<PyObject *>(type)));
    for (Py_ssize_t i = 0; children && i < PyList_GET_SIZE(children.get()); ++i) {
        auto *child = reinterpret_cast<PyTypeObject *>(PyList_GET_ITEM(children.get(), i));
        if (child->*slot == old) {
            replace(child, slot, ours);
        }
    }
    PyErr_Clear();
}

} // namespace

bool bendHost()
{
    // An object's own text first: of the types below some have taken it over.
    replace(&PyBaseObject_Type, &PyTypeObject::tp_repr, objectRepr);
    replace(&PyType_Type, &PyTypeObject::tp_repr, typeRepr);
    replace(&PyFunction_Type, &PyTypeObject::tp_repr, functionRepr);
    replace(&PyModule_Type, &PyTypeObject::tp_repr, moduleRepr);
    replace(&PyCFunction_Type, &PyTypeObject::tp_repr, builtinRepr);
    replace(&PyMethod_Type, &PyTypeObject::tp_repr, boundMethodRepr);
    replace(&PyMethodDescr_Type, &PyTypeObject::tp_repr, plainFunctionRepr);
    replace(&PyGen_Type, &PyTypeObject::tp_repr, generatorRepr);
    replace(&PyCoro_Type, &PyTypeObject::tp_repr, generatorRepr);
    for (PyTypeObject *type : {&PyMap_Type, &PyZip_Type, &PyFilter_Type, &PyEnum_Type, &PyReversed_Type,
                               &PyProperty_Type, &PyMemoryView_Type}) {
        replace(type, &PyTypeObject::tp_repr, bareRepr);
    }
    for (PyTypeObject *type : {&PyListIter_Type, &PyTupleIter_Type, &PyUnicodeIter_Type, &PyBytesIter_Type,
                               &PyDictIterKey_Type, &PyDictIterValue_Type, &PyDictIterItem_Type,
                               &PySetIter_Type, &PyRangeIter_Type, &PyListRevIter_Type}) {
        replace(type, &PyTypeObject::tp_repr, iteratorRepr);
    }
    auto *exception = reinterpret_cast<PyTypeObject *>(PyExc_BaseException);
    replace(exception, &PyTypeObject::tp_repr, exceptionRepr);
    // A KeyError shows its key as it is, a SyntaxError its message alone.
    replace(reinterpret_cast<PyTypeObject *>(PyExc_KeyError), &PyTypeObject::tp_str, exception->tp_str);
    replace(reinterpret_cast<PyTypeObject *>(PyExc_SyntaxError), &PyTypeObject::tp_str, exception->tp_str);
    return true;
}

} // namespace sim::python
