// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/operators.h"

#include "sim/python/dialect/typenames.h"
#include "sim/python/dialect/typeslots.h"

namespace sim::python {

namespace {

// ---- sequences ---------------------------------------------------------------------------------

// Repeating is left to the sequence; what is neither that nor the other operand's business is refused
// here, where both are known.
PyObject *multiply(PyObject *left, PyObject *right)
{
    const auto isElsewhere = [](PyObject *object) {
        const PyTypeObject *type = Py_TYPE(object);
        const bool isClass = (type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0;
        return PyIndex_Check(object) != 0
            || (isClass && type->tp_as_number != nullptr && type->tp_as_number->nb_multiply != nullptr);
    };
    if (isElsewhere(left) || isElsewhere(right)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    return PyErr_Format(PyExc_TypeError, "unsupported types for __mul__: '%s', '%s'",
                        boardTypeName(left).c_str(), boardTypeName(right).c_str());
}

PyNumberMethods ofList{};
PyNumberMethods ofTuple{};

void bendMultiply()
{
    ofList.nb_multiply = ofTuple.nb_multiply = multiply;
    PyList_Type.tp_as_number = PyList_Type.tp_as_number == nullptr ? &ofList : PyList_Type.tp_as_number;
    PyTuple_Type.tp_as_number = PyTuple_Type.tp_as_number == nullptr ? &ofTuple : PyTuple_Type.tp_as_number;
    PyUnicode_Type.tp_as_number->nb_multiply = multiply;
    PyBytes_Type.tp_as_number->nb_multiply = multiply;
}

binaryfunc hostConcatenation = nullptr;

// The board's bytes take a text for its bytes.
PyObject *concatenate(PyObject *bytes, PyObject *other)
{
    if (!PyUnicode_Check(other)) {
        return hostConcatenation(bytes, other);
    }
    const Ref encoded = Ref::steal(PyUnicode_AsUTF8String(other));
    return encoded ? hostConcatenation(bytes, encoded.get()) : nullptr;
}

// The board compares "less" from the other side.
template <PyTypeObject &Type> struct Ordered
{
    static inline richcmpfunc host = nullptr;

    static PyObject *compare(PyObject *left, PyObject *right, int operation)
    {
        const bool areSame = PyObject_TypeCheck(left, &Type) != 0 && PyObject_TypeCheck(right, &Type) != 0;
        if (areSame && (operation == Py_LT || operation == Py_LE)) {
            return host(right, left, operation == Py_LT ? Py_GT : Py_GE);
        }
        return host(left, right, operation);
    }
    static void bend()
    {
        host = Type.tp_richcompare;
        replaceSlot(&Type, &PyTypeObject::tp_richcompare, "__lt__", static_cast<richcmpfunc>(compare));
        rewrap(&Type, "__le__", static_cast<richcmpfunc>(compare));
    }
};

// ---- bool --------------------------------------------------------------------------------------

void bendBool()
{
    for (const auto &[slot, method] :
         {std::pair{&PyNumberMethods::nb_and, "__and__"}, std::pair{&PyNumberMethods::nb_or, "__or__"},
          std::pair{&PyNumberMethods::nb_xor, "__xor__"}}) {
        replaceOperator(&PyBool_Type, slot, method, PyLong_Type.tp_as_number->*slot);
    }
}

} // namespace

void bendOperators()
{
    bendMultiply();
    hostConcatenation = PyBytes_Type.tp_as_sequence->sq_concat;
    PyBytes_Type.tp_as_sequence->sq_concat = concatenate;
    Ordered<PyList_Type>::bend();
    bendBool();
}

} // namespace sim::python
