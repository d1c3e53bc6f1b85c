// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <initializer_list>
#include <utility>
#include <vector>

namespace sim::python {

/// A Python type with the given slots; null with a Python error set if that fails. It cannot be
/// subclassed unless `flags` says so. `name` must live as long as the process.
inline PyObject *newType(const char *name, std::size_t size, std::vector<PyType_Slot> slots,
                         unsigned long flags = Py_TPFLAGS_DEFAULT)
{
    slots.push_back({0, nullptr});
    PyType_Spec spec{name, static_cast<int>(size), 0,
                     static_cast<unsigned int>(flags | Py_TPFLAGS_IMMUTABLETYPE), slots.data()};
    return PyType_FromSpec(&spec);
}

/// A function pointer for a slot or a method of another signature.
template <typename Function> void *slot(Function *function)
{
    return reinterpret_cast<void *>(function); // NOLINT: what PyType_Slot wants
}
template <typename Function> PyCFunction method(Function *function)
{
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function)); // NOLINT
}

/// A module with these things in it, as borrowed references; null with a Python error set if one of
/// them is null. A new reference.
inline PyObject *newModule(const char *name,
                           std::initializer_list<std::pair<const char *, PyObject *>> things)
{
    Ref module = Ref::steal(PyModule_New(name));
    for (const auto &[key, thing] : things) {
        if (!module || thing == nullptr || PyModule_AddObjectRef(module.get(), key, thing) != 0) {
            return nullptr;
        }
    }
    return module.release();
}

} // namespace sim::python
