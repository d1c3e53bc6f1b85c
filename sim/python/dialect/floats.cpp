// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/floats.h"

#include "sim/float30.h"
#include "sim/python/dialect/floatoperators.h"
#include "sim/python/dialect/formatspec.h"
#include "sim/python/statictype.h"

#include <array>
#include <cmath>
#include <string>

namespace sim::python {

namespace {

constexpr std::size_t spareFloats = 100;
constexpr long digitBase = 65'536; // of the board's large integers

PyTypeObject &boardFloat();

// Floats come and go all the time: the last ones are kept at hand.
struct Spares
{
    std::array<PyFloatObject *, spareFloats> floats{};
    std::size_t count = 0;
};
Spares spares;

PyObject *make(float number)
{
    PyFloatObject *object = nullptr;
    if (spares.count > 0) {
        object = spares.floats[--spares.count];
        PyObject_Init(reinterpret_cast<PyObject *>(object), &boardFloat());
    } else {
        object = PyObject_New(PyFloatObject, &boardFloat());
    }
    if (object != nullptr) {
        object->ob_fval = static_cast<double>(float30::keep(number));
    }
    return reinterpret_cast<PyObject *>(object);
}

void drop(PyObject *object)
{
    if (Py_IS_TYPE(object, &boardFloat()) && spares.count < spareFloats) {
        spares.floats[spares.count++] = reinterpret_cast<PyFloatObject *>(object);
        return;
    }
    Py_TYPE(object)->tp_free(object);
}

// The board adds up its large integers' digits of 16 bits in single precision.
float largeInteger(PyObject *integer)
{
    const Ref base = Ref::steal(PyLong_FromLong(digitBase));
    const Ref parts = Ref::steal(PyNumber_Divmod(integer, base.get()));
    if (!parts) {
        PyErr_Clear();
        return 0;
    }
    const auto digit = static_cast<float>(PyLong_AsLong(PyTuple_GET_ITEM(parts.get(), 1)));
    PyObject *rest = PyTuple_GET_ITEM(parts.get(), 0);
    return PyObject_IsTrue(rest) == 1 ? largeInteger(rest) * static_cast<float>(digitBase) + digit : digit;
}

float integer(PyObject *object)
{
    int overflow = 0;
    const long small = PyLong_AsLongAndOverflow(object, &overflow);
    constexpr long smallest = -(1L << 30);
    if (overflow == 0 && small >= smallest && small < -smallest) {
        return static_cast<float>(small);
    }
    const Ref size = Ref::steal(PyNumber_Absolute(object));
    const bool isNegative = overflow < 0 || (overflow == 0 && small < 0);
    const float number = size ? largeInteger(size.get()) : 0;
    PyErr_Clear();
    return isNegative ? -number : number;
}

// ---- the type ----------------------------------------------------------------------------------

PyObject *represent(PyObject *object)
{
    const std::string text = float30::text(*numberOf(object));
    return PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
}

std::optional<float> fromText(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\r\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    const std::size_t last = text.find_last_not_of(blanks);
    const std::optional<float> number = first == std::string_view::npos
        ? std::nullopt
        : float30::read(text.substr(first, last - first + 1));
    if (!number) {
        PyErr_SetString(PyExc_ValueError, "invalid syntax for number");
    }
    return number;
}

std::optional<float> fromObject(PyObject *object)
{
    if (const std::optional<float> number = numberOf(object)) {
        return number;
    }
    Py_ssize_t size = 0;
    if (PyUnicode_Check(object)) {
        const char *text = PyUnicode_AsUTF8AndSize(object, &size);
        return text != nullptr ? fromText({text, static_cast<std::size_t>(size)}) : std::nullopt;
    }
    if (PyBytes_Check(object)) {
        return fromText({PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))});
    }
    if (Py_TYPE(object)->tp_as_number == nullptr || Py_TYPE(object)->tp_as_number->nb_float == nullptr) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to float", Py_TYPE(object)->tp_name);
        return std::nullopt;
    }
    const double number = PyFloat_AsDouble(object);
    return PyErr_Occurred() != nullptr ? std::nullopt : std::optional{static_cast<float>(number)};
}

PyObject *construct(PyTypeObject *type, PyObject *arguments, PyObject *)
{
    PyObject *object = nullptr;
    if (PyArg_UnpackTuple(arguments, "float", 0, 1, &object) == 0) {
        return nullptr;
    }
    if (object != nullptr && type == &boardFloat() && Py_IS_TYPE(object, type)) {
        return Py_NewRef(object);
    }
    const std::optional<float> number = object != nullptr ? fromObject(object) : 0.0F;
    if (!number || type == &boardFloat()) {
        return number ? make(*number) : nullptr;
    }
    PyObject *made = type->tp_alloc(type, 0); // a class of the program's that derives from float
    if (made != nullptr) {
        reinterpret_cast<PyFloatObject *>(made)->ob_fval = static_cast<double>(float30::keep(*number));
    }
    return made;
}

PyObject *roundTo(PyObject *self, PyObject *const *arguments, Py_ssize_t count)
{
    const float number = *numberOf(self);
    if (count == 0 || arguments[0] == Py_None) {
        return PyLong_FromDouble(static_cast<double>(std::nearbyint(number)));
    }
    const long places = PyLong_AsLong(arguments[0]);
    if (places == -1 && PyErr_Occurred() != nullptr) {
        return nullptr;
    }
    const float factor = std::pow(10.0F, static_cast<float>(places));
    return make(std::nearbyint(number * factor) / factor);
}

PyObject *format(PyObject *self, PyObject *spec)
{
    return formatNumber(self, spec);
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"__round__", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(roundTo)),
                       METH_FASTCALL, nullptr},
                      {"__format__", format, METH_O, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

PyNumberMethods numbers = floatOperators();

PyTypeObject makeType()
{
    PyTypeObject type = staticType<PyFloatObject>("float");
    type.tp_flags |= Py_TPFLAGS_BASETYPE;
    type.tp_base = &PyFloat_Type;
    type.tp_new = construct;
    type.tp_dealloc = drop;
    type.tp_repr = represent;
    type.tp_richcompare = compareFloats;
    type.tp_hash = PyFloat_Type.tp_hash;
    type.tp_as_number = &numbers;
    type.tp_methods = methods;
    return type;
}

PyTypeObject &boardFloat()
{
    static PyTypeObject type = makeType();
    return type;
}

} // namespace

bool readyFloats()
{
    if (PyType_Ready(&boardFloat()) != 0) {
        return false;
    }
    bendIntegerOperators();
    PyFloat_Type.tp_as_number = &numbers;
    PyFloat_Type.tp_richcompare = compareFloats;
    PyFloat_Type.tp_repr = represent;
    PyType_Modified(&PyFloat_Type);
    return true;
}

PyObject *floatType()
{
    return reinterpret_cast<PyObject *>(&boardFloat());
}

PyObject *newFloat(double number)
{
    return make(static_cast<float>(number));
}

std::optional<float> numberOf(PyObject *object)
{
    if (PyFloat_Check(object)) {
        return float30::keep(static_cast<float>(PyFloat_AS_DOUBLE(object)));
    }
    if (PyLong_Check(object)) {
        return integer(object);
    }
    return std::nullopt;
}

PyObject *withBoardFloats(PyObject *object)
{
    if (object == nullptr) {
        return nullptr;
    }
    if (PyFloat_CheckExact(object)) {
        PyObject *ours = newFloat(PyFloat_AS_DOUBLE(object));
        Py_DECREF(object);
        return ours;
    }
    if (PyTuple_CheckExact(object)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object); ++i) {
            PyTuple_SET_ITEM(object, i, withBoardFloats(PyTuple_GET_ITEM(object, i)));
        }
    }
    return object;
}

} // namespace sim::python
