// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/dialect.h"

#include "sim/python/dialect/arrays.h"
#include "sim/python/dialect/formatting.h"
#include "sim/python/dialect/methods.h"
#include "sim/python/dialect/operators.h"
#include "sim/python/dialect/oserrors.h"
#include "sim/python/dialect/slices.h"
#include "sim/python/dialect/sorting.h"
#include "sim/python/dialect/typenames.h"
#include "sim/python/dialect/typeslots.h"
#include "sim/python/object.h"
#include "sim/python/tracing.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sim::python {

namespace {

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
    return textObject("<class '" + shortTypeName(reinterpret_cast<PyTypeObject *>(type)) + "'>");
}

PyObject *objectRepr(PyObject *object)
{
    return textObject("<" + shortTypeName(Py_TYPE(object)) + " object at " + addressOf(object) + ">");
}

PyObject *functionRepr(PyObject *function)
{
    auto *details = reinterpret_cast<PyFunctionObject *>(function);
    if (followedFile(details->func_code) == nullptr) {
        return textObject("<function>");
    }
    if (const std::string kind = boardTypeName(function); kind != "function") {
        return textObject("<" + kind + ">");
    }
    const char *name = PyUnicode_AsUTF8(details->func_name);
    return name != nullptr ? textObject("<function " + std::string{name} + " at " + addressOf(function) + ">")
                           : nullptr;
}

PyObject *generatorRepr(PyObject *generator)
{
    const Ref name = Ref::steal(PyObject_GetAttrString(generator, "__name__"));
    const char *text = name ? PyUnicode_AsUTF8(name.get()) : nullptr;
    return text != nullptr ? textObject("<" + boardTypeName(generator) + " object '" + text + "' at "
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
    // The functions of some modules hold the host's (floats.h).
    const bool isPlain = self == nullptr || PyModule_Check(self) || PyCFunction_Check(self);
    return textObject(isPlain ? "<function>" : "<bound_method>");
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
    return textObject("<" + shortTypeName(Py_TYPE(object)) + ">");
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
    return utf8 != nullptr ? textObject(shortTypeName(Py_TYPE(exception)) + utf8) : nullptr;
}

// Names that the board gives to types; its iterators are all of one type.
void rename()
{
    const auto nameTypeOf = [](PyObject *owned, const char *name) {
        if (const Ref object = Ref::steal(owned)) {
            Py_TYPE(object.get())->tp_name = name;
            replaceSlot(Py_TYPE(object.get()), &PyTypeObject::tp_repr, "__repr__", iteratorRepr);
        }
        PyErr_Clear();
    };
    for (const char *iterated : {"a", "\u00e9"}) {
        const Ref text = Ref::steal(PyUnicode_FromString(iterated));
        nameTypeOf(PyObject_GetIter(text.get()), "iterator");
    }
    for (PyTypeObject *type :
         {&PyListIter_Type, &PyTupleIter_Type, &PyBytesIter_Type, &PyDictIterKey_Type, &PyDictIterValue_Type,
          &PyDictIterItem_Type, &PySetIter_Type, &PyRangeIter_Type}) {
        type->tp_name = "iterator";
    }
    PyListRevIter_Type.tp_name = "reversed";
    PyCFunction_Type.tp_name = "function";
    PyMethodDescr_Type.tp_name = "function";
    PyMethod_Type.tp_name = "bound_method";
    PyDictKeys_Type.tp_name = PyDictValues_Type.tp_name = PyDictItems_Type.tp_name = "dict_view";
    PyEllipsis_Type.tp_name = "";
    Py_TYPE(Py_NotImplemented)->tp_name = "";
    // Python makes one of these of OSError(2); the board has OSError alone.
    for (PyObject *type : {PyExc_FileNotFoundError, PyExc_FileExistsError, PyExc_PermissionError,
                           PyExc_IsADirectoryError, PyExc_NotADirectoryError, PyExc_BlockingIOError,
                           PyExc_ChildProcessError, PyExc_InterruptedError, PyExc_ProcessLookupError}) {
        reinterpret_cast<PyTypeObject *>(type)->tp_name = "OSError";
    }
}

// Methods that the board's types do not have.
void removeMethods()
{
    struct Absent
    {
        PyTypeObject *type;
        std::vector<const char *> names;
    };
    const std::vector<const char *> ofText{
        "ljust",     "rjust",      "zfill",        "title",       "capitalize",   "swapcase",  "isalnum",
        "isnumeric", "isdecimal",  "isidentifier", "casefold",    "removeprefix", "translate", "removesuffix",
        "maketrans", "expandtabs", "format_map",   "isprintable", "istitle"};
    // translate() of bytes stays: the regular expressions of the host need it.
    const std::vector<const char *> ofBytes{"ljust",        "rjust",     "zfill",   "title",
                                            "capitalize",   "swapcase",  "isalnum", "removeprefix",
                                            "removesuffix", "expandtabs"};
    const std::vector<Absent> all{
        {&PyUnicode_Type, ofText},
        {&PyBytes_Type, ofBytes},
        {&PyByteArray_Type, ofBytes},
        {&PyByteArray_Type, {"pop", "insert", "remove", "clear", "reverse"}},
        {&PyLong_Type,
         {"numerator", "denominator", "real", "imag", "conjugate", "bit_count", "as_integer_ratio"}},
        {&PyFunction_Type,
         {"__annotations__", "__defaults__", "__kwdefaults__", "__doc__", "__qualname__", "__code__",
          "__closure__", "__builtins__"}},
        {&PyType_Type, {"__mro__"}},
        {&PyBaseObject_Type, {"__doc__"}},
        {reinterpret_cast<PyTypeObject *>(PyExc_BaseException), {"add_note"}},
        {&PyFloat_Type, {"is_integer", "hex", "fromhex", "as_integer_ratio", "real", "imag", "conjugate"}},
    };
    for (const Absent &absent : all) {
        for (const char *name : absent.names) {
            removeMethod(absent.type, name);
        }
    }
}

} // namespace

bool bendHost()
{
    if (!bendFormatting() || !bendSorting() || !bendArrays() || !bendMethods() || !bendOsErrors()) {
        return false;
    }
    // An object's own text first: of the types below some have taken it over.
    replaceSlot(&PyBaseObject_Type, &PyTypeObject::tp_repr, "__repr__", objectRepr);
    replaceSlot(&PyType_Type, &PyTypeObject::tp_repr, "__repr__", typeRepr);
    replaceSlot(&PyFunction_Type, &PyTypeObject::tp_repr, "__repr__", functionRepr);
    replaceSlot(&PyModule_Type, &PyTypeObject::tp_repr, "__repr__", moduleRepr);
    replaceSlot(&PyCFunction_Type, &PyTypeObject::tp_repr, "__repr__", builtinRepr);
    replaceSlot(&PyMethod_Type, &PyTypeObject::tp_repr, "__repr__", boundMethodRepr);
    replaceSlot(&PyMethodDescr_Type, &PyTypeObject::tp_repr, "__repr__", plainFunctionRepr);
    replaceSlot(&PyGen_Type, &PyTypeObject::tp_repr, "__repr__", generatorRepr);
    replaceSlot(&PyCoro_Type, &PyTypeObject::tp_repr, "__repr__", generatorRepr);
    for (PyTypeObject *type : {&PyMap_Type, &PyZip_Type, &PyFilter_Type, &PyEnum_Type, &PyReversed_Type,
                               &PyProperty_Type, &PyMemoryView_Type, &PyListRevIter_Type}) {
        replaceSlot(type, &PyTypeObject::tp_repr, "__repr__", bareRepr);
    }
    for (PyTypeObject *type :
         {&PyListIter_Type, &PyTupleIter_Type, &PyUnicodeIter_Type, &PyBytesIter_Type, &PyDictIterKey_Type,
          &PyDictIterValue_Type, &PyDictIterItem_Type, &PySetIter_Type, &PyRangeIter_Type}) {
        replaceSlot(type, &PyTypeObject::tp_repr, "__repr__", iteratorRepr);
    }
    auto *exception = reinterpret_cast<PyTypeObject *>(PyExc_BaseException);
    replaceSlot(exception, &PyTypeObject::tp_repr, "__repr__", exceptionRepr);
    // A KeyError shows its key as it is, a SyntaxError its message alone.
    replaceSlot(reinterpret_cast<PyTypeObject *>(PyExc_KeyError), &PyTypeObject::tp_str, "__str__",
                exception->tp_str);
    replaceSlot(reinterpret_cast<PyTypeObject *>(PyExc_SyntaxError), &PyTypeObject::tp_str, "__str__",
                exception->tp_str);
    bendOperators();
    bendSlices();
    rename();
    removeMethods();
    return true;
}

} // namespace sim::python
