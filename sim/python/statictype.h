// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

namespace sim::python {

/// A type object of ours, to be filled in further and given to PyType_Ready(). `Object` is the
/// struct behind its instances.
template <typename Object> PyTypeObject staticType(const char *name)
{
    const PyVarObject head[] = {PyVarObject_HEAD_INIT(nullptr, 0)};
    PyTypeObject type{};
    type.ob_base = head[0];
    type.tp_name = name;
    type.tp_basicsize = sizeof(Object);
    type.tp_flags = Py_TPFLAGS_DEFAULT;
    return type;
}

} // namespace sim::python
