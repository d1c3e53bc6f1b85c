// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/floatoperators.h"

#include "sim/costs.h"
#include "sim/float30.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/typeslots.h"
#include "sim/python/machine.h"

#include <cmath>

namespace sim::python {

namespace {

PyObject *divisionByZero()
{
    PyErr_SetString(PyExc_ZeroDivisionError, "division by zero");
    return nullptr;
}

// The line has paid for a bytecode; one on floats takes longer. Faces compute before there is a board, too.
void spendOnFloats()
{
    if (running.board != nullptr) {
        spend(costs::floatOperation - costs::bytecode);
    }
}

template <typename Operation> PyObject *binary(PyObject *left, PyObject *right, Operation operation)
{
    const std::optional<float> a = numberOf(left);
    const std::optional<float> b = a ? numberOf(right) : std::nullopt;
    if (!b) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    spendOnFloats();
    return operation(*a, *b);
}

PyObject *add(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) { return newFloat(a + b); });
}

PyObject *subtract(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) { return newFloat(a - b); });
}

PyObject *multiply(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) { return newFloat(a * b); });
}

PyObject *trueDivide(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) { return b == 0 ? divisionByZero() : newFloat(a / b); });
}

PyObject *floorDivide(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) {
        return b == 0 ? divisionByZero() : newFloat(float30::divide(a, b).whole);
    });
}

PyObject *remainder(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) {
        return b == 0 ? divisionByZero() : newFloat(float30::divide(a, b).rest);
    });
}

PyObject *divideWithRemainder(PyObject *left, PyObject *right)
{
    return binary(left, right, [](float a, float b) {
        if (b == 0) {
            return divisionByZero();
        }
        const float30::Quotient quotient = float30::divide(a, b);
        return Py_BuildValue("(NN)", newFloat(quotient.whole), newFloat(quotient.rest));
    });
}

const ternaryfunc hostFloatPower = PyFloat_Type.tp_as_number->nb_power;

PyObject *power(PyObject *left, PyObject *right, PyObject *modulus)
{
    if (modulus != Py_None) {
        PyErr_SetString(PyExc_TypeError, "pow() with 3 arguments requires integers");
        return nullptr;
    }
    return binary(left, right, [](float a, float b) -> PyObject * {
        if (a == 0 && b < 0 && !std::isinf(b)) {
            return divisionByZero();
        }
        if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) {
            // Leaves the real numbers: as Python does.
            const Ref base = Ref::steal(PyFloat_FromDouble(static_cast<double>(a)));
            const Ref exponent = Ref::steal(PyFloat_FromDouble(static_cast<double>(b)));
            return base && exponent ? hostFloatPower(base.get(), exponent.get(), Py_None) : nullptr;
        }
        return newFloat(std::pow(a, b));
    });
}

PyObject *negative(PyObject *object)
{
    return newFloat(-*numberOf(object));
}

PyObject *positive(PyObject *object)
{
    return newFloat(*numberOf(object));
}

PyObject *absolute(PyObject *object)
{
    return newFloat(std::fabs(*numberOf(object)));
}

int isTrue(PyObject *object)
{
    return *numberOf(object) != 0 ? 1 : 0;
}

const richcmpfunc hostCompare = PyFloat_Type.tp_richcompare;

ternaryfunc hostPower = nullptr;

// A negative exponent leaves the whole numbers.
PyObject *integerPower(PyObject *left, PyObject *right, PyObject *modulus)
{
    if (modulus == Py_None && PyLong_Check(left) && PyLong_Check(right)) {
        int overflow = 0;
        const long exponent = PyLong_AsLongAndOverflow(right, &overflow);
        if (overflow < 0 || (overflow == 0 && exponent < 0)) {
            return power(left, right, modulus);
        }
    }
    return hostPower(left, right, modulus);
}

} // namespace

PyObject *compareFloats(PyObject *left, PyObject *right, int operation)
{
    const std::optional<float> a = numberOf(left);
    const std::optional<float> b = a ? numberOf(right) : std::nullopt;
    if (!b) {
        return hostCompare(left, right, operation);
    }
    Py_RETURN_RICHCOMPARE(*a, *b, operation);
}

PyNumberMethods floatOperators()
{
    PyNumberMethods number{};
    number.nb_add = add;
    number.nb_subtract = subtract;
    number.nb_multiply = multiply;
    number.nb_true_divide = trueDivide;
    number.nb_floor_divide = floorDivide;
    number.nb_remainder = remainder;
    number.nb_divmod = divideWithRemainder;
    number.nb_power = power;
    number.nb_negative = negative;
    number.nb_positive = positive;
    number.nb_absolute = absolute;
    number.nb_bool = isTrue;
    return number;
}

void bendIntegerOperators()
{
    for (PyTypeObject *type : {&PyLong_Type, &PyBool_Type}) {
        replaceOperator(type, &PyNumberMethods::nb_true_divide, "__truediv__", trueDivide);
        ternaryfunc before = replaceOperator(type, &PyNumberMethods::nb_power, "__pow__", integerPower);
        hostPower = hostPower == nullptr ? before : hostPower;
    }
}

} // namespace sim::python
