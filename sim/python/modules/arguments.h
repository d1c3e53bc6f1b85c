// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/ids.h"
#include "sim/python/object.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

namespace sim::python {

/// One argument that a function of the board's C modules takes.
struct Parameter
{
    const char *name;
    bool required = false;
    bool byPlace = false; ///< may be given by its place; else by name only
};

/// The arguments of one call, checked as the board's own parser checks them: what is missing first,
/// then what is left over. Nothing is converted.
class Arguments
{
public:
    /// `places` is a tuple, `names` a dict or null. The references are the caller's.
    Arguments(std::initializer_list<Parameter> parameters, PyObject *places, PyObject *names);

    /// False: the Python error is set.
    bool good() const { return m_good; }
    /// Borrowed; null if it was not given.
    PyObject *operator[](std::size_t index) const { return m_values[index]; }

private:
    std::vector<PyObject *> m_values;
    bool m_good = true;
};

// Conversions. Each returns nothing with the board's error set if the value does not fit. A null value
// stands for "not given" and gives the default.

std::optional<bool> truthOf(PyObject *value, bool byDefault);
std::optional<std::int64_t> integerOf(PyObject *value, std::int64_t byDefault);
/// "duty_cycle must be 0-65535"
std::optional<std::int64_t> integerWithin(PyObject *value, std::int64_t low, std::int64_t high,
                                          std::int64_t byDefault, const char *name);
/// "max_events must be >= 1"
std::optional<std::int64_t> integerFrom(PyObject *value, std::int64_t low, std::int64_t byDefault,
                                        const char *name);
std::optional<double> realOf(PyObject *value, double byDefault);

} // namespace sim::python
