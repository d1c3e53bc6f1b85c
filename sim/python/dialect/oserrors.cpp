// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/oserrors.h"

#include "sim/python/dialect/typeslots.h"

#include <array>
#include <cerrno>

namespace sim::python {

namespace {

struct Words
{
    long number;
    const char *text;
};

// Those that the board has words for; any other number is shown as it is.
constexpr std::array words{
    Words{EPERM, "Operation not permitted"},
    Words{ENOENT, "No such file/directory"},
    Words{EIO, "Input/output error"},
    Words{EACCES, "Permission denied"},
    Words{EEXIST, "File exists"},
    Words{ENODEV, "No such device"},
    Words{EISDIR, "EISDIR"},
    Words{EINVAL, "Invalid argument"},
    Words{ENOSPC, "No space left on device"},
    Words{EROFS, "Read-only filesystem"},
};

const char *wordsFor(long number)
{
    for (const Words &entry : words) {
        if (entry.number == number) {
            return entry.text;
        }
    }
    return nullptr;
}

PyObject *show(PyObject *error)
{
    const Ref arguments = Ref::steal(PyObject_GetAttrString(error, "args"));
    if (!arguments) {
        return nullptr;
    }
    const Py_ssize_t count = PyTuple_GET_SIZE(arguments.get());
    PyObject *first = count > 0 ? PyTuple_GET_ITEM(arguments.get(), 0) : nullptr;
    if (first == nullptr || !PyLong_Check(first) || count > 2) {
        return reinterpret_cast<PyTypeObject *>(PyExc_BaseException)->tp_str(error);
    }
    const long number = PyLong_AsLong(first);
    PyErr_Clear();
    const char *text = wordsFor(number);
    if (count == 1) {
        return text != nullptr ? PyUnicode_FromFormat("[Errno %ld] %s", number, text) : PyObject_Str(first);
    }
    PyObject *what = PyTuple_GET_ITEM(arguments.get(), 1);
    return text != nullptr ? PyUnicode_FromFormat("[Errno %ld] %s: %S", number, text, what)
                           : PyUnicode_FromFormat("[Errno %ld] %S", number, what);
}

PyObject *numberOfError(PyObject *error, void *)
{
    const Ref arguments = Ref::steal(PyObject_GetAttrString(error, "args"));
    if (!arguments || PyTuple_GET_SIZE(arguments.get()) == 0) {
        PyErr_Clear();
        Py_RETURN_NONE;
    }
    return Py_NewRef(PyTuple_GET_ITEM(arguments.get(), 0));
}

PyGetSetDef number{"errno", numberOfError, nullptr, nullptr, nullptr};

} // namespace

bool bendOsErrors()
{
    auto *type = reinterpret_cast<PyTypeObject *>(PyExc_OSError);
    replaceSlot(type, &PyTypeObject::tp_str, "__str__", show);
    const Ref attribute = Ref::steal(PyDescr_NewGetSet(type, &number));
    return attribute && PyDict_SetItemString(namesOf(type).get(), "errno", attribute.get()) == 0;
}

} // namespace sim::python
