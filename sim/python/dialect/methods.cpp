// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/methods.h"

#include "sim/python/arguments.h"
#include "sim/python/dialect/typenames.h"
#include "sim/python/dialect/typeslots.h"
#include "sim/python/modules/newtype.h"

#include <array>
#include <vector>

namespace sim::python {

namespace {

// A method of the host that is called with places alone, and with so many of them at most.
struct Plain
{
    PyTypeObject *type;
    const char *name;
    Py_ssize_t most; // arguments, with self
    PyObject *host = nullptr;
};

std::array<Plain, 7> plain{{{&PyUnicode_Type, "split", 3},
                            {&PyUnicode_Type, "rsplit", 3},
                            {&PyUnicode_Type, "encode", 3},
                            {&PyUnicode_Type, "center", 2},
                            {&PyBytes_Type, "split", 3},
                            {&PyBytes_Type, "decode", 3},
                            {&PyList_Type, "pop", 2}}};

template <std::size_t Index> PyObject *callPlain(PyObject *self, PyObject *const *arguments, Py_ssize_t count)
{
    const Plain &method = plain[Index];
    if (count + 1 > method.most) {
        wrongNumberOfArguments(method.most, count + 1);
        return nullptr;
    }
    if (method.type == &PyList_Type && count > 0 && !PyIndex_Check(arguments[0])) {
        return PyErr_Format(PyExc_TypeError, "list indices must be integers, not %s",
                            boardTypeName(arguments[0]).c_str());
    }
    std::vector<PyObject *> all{self};
    all.insert(all.end(), arguments, arguments + count);
    return PyObject_Vectorcall(method.host, all.data(), all.size(), nullptr);
}

template <std::size_t Index> bool bendPlain()
{
    static PyMethodDef definition{plain[Index].name, method(callPlain<Index>), METH_FASTCALL, nullptr};
    plain[Index].host = Py_XNewRef(PyDict_GetItemString(namesOf(plain[Index].type).get(), plain[Index].name));
    return plain[Index].host != nullptr && replaceMethod(plain[Index].type, &definition);
}

template <std::size_t... Indices> bool bendAllPlain(std::index_sequence<Indices...>)
{
    return (bendPlain<Indices>() && ...);
}

// ---- int ---------------------------------------------------------------------------------------

PyObject *hostToBytes = nullptr;
PyObject *hostFromBytes = nullptr;
vectorcallfunc hostInt = nullptr;

PyObject *toBytes(PyObject *self, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    if (names != nullptr) {
        PyErr_SetString(PyExc_TypeError, "function doesn't take keyword arguments");
        return nullptr;
    }
    std::vector<PyObject *> all{self};
    all.insert(all.end(), arguments, arguments + count);
    PyObject *bytes = PyObject_Vectorcall(hostToBytes, all.data(), all.size(), nullptr);
    if (bytes == nullptr && PyErr_ExceptionMatches(PyExc_OverflowError) != 0) {
        const long length = count > 0 ? PyLong_AsLong(arguments[0]) : 1;
        PyErr_Format(PyExc_OverflowError, "value must fit in %ld byte(s)", length);
    }
    return bytes;
}

PyObject *fromBytes(PyObject *type, PyObject *const *arguments, Py_ssize_t count, PyObject *names)
{
    if (names != nullptr && PyTuple_GET_SIZE(names) > 0) {
        PyErr_SetString(PyExc_NotImplementedError, "signed=True");
        return nullptr;
    }
    if (count > 0 && PyObject_CheckBuffer(arguments[0]) == 0) {
        PyErr_SetString(PyExc_TypeError, "object with buffer protocol required");
        return nullptr;
    }
    std::vector<PyObject *> all{type};
    all.insert(all.end(), arguments, arguments + count);
    return PyObject_Vectorcall(hostFromBytes, all.data(), all.size(), nullptr);
}

bool isAscii(PyObject *text)
{
    return PyUnicode_IS_ASCII(text) != 0;
}

// int(...): digits of other scripts are none, and the base has no name.
PyObject *makeInt(PyObject *type, PyObject *const *arguments, std::size_t count, PyObject *names)
{
    if (names != nullptr && PyTuple_GET_SIZE(names) > 0) {
        PyErr_SetString(PyExc_TypeError, "function doesn't take keyword arguments");
        return nullptr;
    }
    const Py_ssize_t given = PyVectorcall_NARGS(count);
    if (given > 0 && PyUnicode_Check(arguments[0]) && !isAscii(arguments[0])) {
        const long base = given > 1 ? PyLong_AsLong(arguments[1]) : 10;
        PyErr_Clear();
        return PyErr_Format(PyExc_ValueError, "invalid syntax for integer with base %ld", base);
    }
    if (hostInt != nullptr) {
        return hostInt(type, arguments, count, names);
    }
    const Ref tuple = Ref::steal(PyTuple_New(given));
    for (Py_ssize_t i = 0; tuple && i < given; ++i) {
        PyTuple_SET_ITEM(tuple.get(), i, Py_NewRef(arguments[i]));
    }
    return tuple ? PyLong_Type.tp_new(reinterpret_cast<PyTypeObject *>(type), tuple.get(), nullptr) : nullptr;
}

PyMethodDef toBytesMethod{"to_bytes", method(toBytes), METH_FASTCALL | METH_KEYWORDS, nullptr};
PyMethodDef fromBytesMethod{"from_bytes", method(fromBytes), METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
                            nullptr};

bool bendInt()
{
    const Ref names = namesOf(&PyLong_Type);
    hostToBytes = Py_XNewRef(PyDict_GetItemString(names.get(), "to_bytes"));
    // Of a class method: the function below it.
    const Ref descriptor = Ref::borrow(PyDict_GetItemString(names.get(), "from_bytes"));
    if (hostToBytes == nullptr || !descriptor || !replaceMethod(&PyLong_Type, &toBytesMethod)) {
        return false;
    }
    static PyMethodDef hostDefinition = *reinterpret_cast<PyMethodDescrObject *>(descriptor.get())->d_method;
    hostDefinition.ml_flags &= ~METH_CLASS;
    hostFromBytes = PyDescr_NewMethod(&PyType_Type, &hostDefinition);
    const Ref ours = Ref::steal(PyDescr_NewClassMethod(&PyLong_Type, &fromBytesMethod));
    if (hostFromBytes == nullptr || !ours
        || PyDict_SetItemString(names.get(), "from_bytes", ours.get()) != 0) {
        return false;
    }
    hostInt = PyLong_Type.tp_vectorcall; // not in every version
    PyLong_Type.tp_vectorcall = makeInt;
    PyType_Modified(&PyLong_Type);
    return true;
}

} // namespace

bool bendMethods()
{
    return bendAllPlain(std::make_index_sequence<std::tuple_size_v<decltype(plain)>>{}) && bendInt();
}

} // namespace sim::python
