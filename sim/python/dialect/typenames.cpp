// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/typenames.h"

#include <string_view>

namespace sim::python {

std::string shortTypeName(PyTypeObject *type)
{
    const std::string_view name{type->tp_name};
    const std::size_t dot = name.rfind('.');
    return std::string{dot == std::string_view::npos ? name : name.substr(dot + 1)};
}

bool isAwaitableGenerator(PyObject *object)
{
    if (!PyGen_CheckExact(object)) {
        return false;
    }
    const Ref code = Ref::steal(PyObject_GetAttrString(object, "gi_code"));
    return code && (reinterpret_cast<PyCodeObject *>(code.get())->co_flags & CO_ITERABLE_COROUTINE) != 0;
}

std::string boardTypeName(PyObject *object)
{
    if (PyFunction_Check(object)) {
        const int flags
            = reinterpret_cast<PyCodeObject *>(reinterpret_cast<PyFunctionObject *>(object)->func_code)
                  ->co_flags;
        return (flags & (CO_COROUTINE | CO_ITERABLE_COROUTINE)) != 0 ? "coroutine"
            : (flags & CO_GENERATOR) != 0                            ? "generator"
                                                                     : "function";
    }
    return isAwaitableGenerator(object) ? "coroutine" : shortTypeName(Py_TYPE(object));
}

} // namespace sim::python
