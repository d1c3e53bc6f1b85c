// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string>
#include <vector>

namespace sim::python {

/// A class of named constants as the board's C modules have them: each value is the only object of
/// its kind with its name, compared by identity, and prints as "digitalio.Pull.UP".
class EnumType
{
public:
    /// The values are numbered in the order given.
    EnumType(std::string module, std::string name, std::vector<std::string> values);

    /// Borrowed; null with a Python error set if there is no memory.
    PyObject *type();
    /// Borrowed.
    PyObject *value(std::size_t index);
    /// The number of a value; -1 if the object is none.
    int indexOf(PyObject *object);

private:
    bool make();

    std::string m_module;
    std::string m_name;
    std::vector<std::string> m_names;
    PyObject *m_type = nullptr;
    std::vector<PyObject *> m_values;
};

/// How a value of any such class prints; null for other objects.
const std::string *enumText(PyObject *object);

} // namespace sim::python
