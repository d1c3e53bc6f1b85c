// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/neopixelwritemodule.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/python/arguments.h"
#include "sim/python/machine.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/newtype.h"

namespace sim::python {

namespace {

PyObject *neopixelWrite(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(2, count)) {
        return nullptr;
    }
    const std::optional<core::PinId> pin = digitalInOutPin(arguments[0]);
    if (!pin) {
        return isDigitalInOut(arguments[0])
            ? PyErr_Format(PyExc_ValueError,
                           "Object has been deinitialized and can no longer be used. Create a new object.")
            : PyErr_Format(PyExc_TypeError, "digitalinout must be of type DigitalInOut, not %s",
                           Py_TYPE(arguments[0])->tp_name);
    }
    Py_buffer bytes;
    if (PyObject_GetBuffer(arguments[1], &bytes, PyBUF_SIMPLE) != 0) {
        PyErr_SetString(PyExc_TypeError, "object with buffer protocol required");
        return nullptr;
    }
    spend(costs::pixelsCall);
    board().pixelWriter().write(*pin,
                                {static_cast<const char *>(bytes.buf), static_cast<std::size_t>(bytes.len)});
    PyBuffer_Release(&bytes);
    Py_RETURN_NONE;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"neopixel_write", method(neopixelWrite), METH_FASTCALL, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

} // namespace

PyObject *makeNeopixelWrite()
{
    PyObject *module = PyModule_New("neopixel_write");
    if (module != nullptr && PyModule_AddFunctions(module, methods) != 0) {
        Py_CLEAR(module);
    }
    return module;
}

} // namespace sim::python
