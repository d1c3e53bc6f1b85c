// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"
#include "sim/python/object.h"

#include <functional>
#include <optional>
#include <string>

namespace sim::python {

/// Makes Variables of the program's objects, within InspectionLimits for all that one of these makes.
class ValueInspector
{
public:
    using EachName = std::function<void(const std::function<void(PyObject *name, PyObject *value)> &take)>;

    /// The names of a frame or of the program that `each` gives, as far as they are the program's own, in
    /// that order; at most `most`. The others are counted.
    void names(const EachName &each, std::size_t most, std::vector<Variable> &shown, std::uint32_t &more);

private:
    Variable look(std::string name, PyObject *object, std::size_t depth);
    void lookAtParts(Variable &variable, PyObject *object, std::size_t depth);
    void part(Variable &whole, std::string name, PyObject *object, std::size_t depth);
    void items(Variable &variable, PyObject *object, std::size_t depth);
    void attributes(Variable &variable, PyObject *object, std::size_t depth);

    std::size_t m_names = InspectionLimits::names;    // that may still be shown
    std::size_t m_parts = InspectionLimits::allParts; // ... of all names together
    std::size_t m_partsOfOne = 0;                     // parts that the name now looked at may still have
};

} // namespace sim::python
