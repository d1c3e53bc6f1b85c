// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspectvalue.h"

#include "sim/board.h"
#include "sim/python/asynciosync.h"
#include "sim/python/asynciotask.h"
#include "sim/python/hostattributes.h"
#include "sim/python/hostframes.h"
#include "sim/python/inspectdevice.h"
#include "sim/python/inspectitems.h"
#include "sim/python/inspectliteral.h"
#include "sim/python/inspecttext.h"

#include <algorithm>

namespace sim::python {

namespace {

constexpr std::size_t longestName = 60;

// `__name__`, `__builtins__` and the like are the language's, and what no program can write is the compiler's
// or the dialect's (".0" of a comprehension).
bool isProgramsName(const std::string &name)
{
    const bool isLanguages = name.starts_with("__") && name.ends_with("__");
    const auto isWritable = [](char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
    };
    return !name.empty() && !isLanguages && std::all_of(name.begin(), name.end(), isWritable);
}

} // namespace

void ValueInspector::names(const EachName &each, std::size_t most, std::vector<Variable> &shown, std::uint32_t &more)
{
    each([&](PyObject *name, PyObject *value) {
        std::string text = plainText(name, longestName);
        if (!isProgramsName(text)) {
            return;
        }
        if (shown.size() >= most || m_names == 0) {
            ++more;
            return;
        }
        --m_names;
        m_partsOfOne = InspectionLimits::partsOfOne;
        shown.push_back(look(std::move(text), value, 0));
    });
}

Variable ValueInspector::look(std::string name, PyObject *object, std::size_t depth)
{
    Variable variable{std::move(name), inspectedType(object), inspectedText(object), {}, 0, {}};
    if (isTask(object)) {
        variable.task = taskOf(object).id();
    }
    lookAtParts(variable, object, depth);
    return variable;
}

void ValueInspector::part(Variable &whole, std::string name, PyObject *object, std::size_t depth)
{
    if (m_parts == 0 || m_partsOfOne == 0 || whole.parts.size() >= InspectionLimits::parts) {
        ++whole.moreParts;
        return;
    }
    --m_parts;
    --m_partsOfOne;
    whole.parts.push_back(look(std::move(name), object, depth));
}

void ValueInspector::lookAtParts(Variable &variable, PyObject *object, std::size_t depth)
{
    if (const auto state = syncState(object)) {
        variable.parts.push_back({"state", "bool", *state ? "True" : "False", {}, 0, {}});
    }
    describeDevice(object, variable);
    if (depth >= InspectionLimits::depth) {
        return;
    }
    items(variable, object, depth + 1);
    attributes(variable, object, depth + 1);
    if (const HostFrame *const frame = frameIn(object); frame != nullptr && codeOf(frame) != nullptr) {
        forEachLocal(frame, [&](PyObject *name, PyObject *value) {
            if (std::string text = plainText(name, longestName); isProgramsName(text)) {
                part(variable, std::move(text), value, depth + 1);
            }
        });
    }
}

void ValueInspector::items(Variable &variable, PyObject *object, std::size_t depth)
{
    const auto all = inspectedItems(object, InspectionLimits::parts);
    for (std::size_t i = 0; all && i < all->items.size(); ++i) {
        const InspectedItems::Item &item = all->items[i];
        part(variable,
             item.key           ? "[" + inspectedText(item.key) + "]"
                 : all->isIndexed ? "[" + std::to_string(i) + "]"
                                  : std::string{},
             item.value, depth);
    }
    if (all) {
        variable.moreParts += static_cast<std::uint32_t>(all->count - all->items.size());
    }
}

void ValueInspector::attributes(Variable &variable, PyObject *object, std::size_t depth)
{
    if (PyModule_Check(object) || PyFunction_Check(object)) {
        return;
    }
    // Of the board's own classes what begins with an underscore is nobody's business.
    if (PyType_Check(object)) {
        auto *const type = reinterpret_cast<PyTypeObject *>(object);
        if (isProgramsClass(type)) {
            forEachClassAttribute(type, [&](PyObject *name, PyObject *value) {
                std::string text = plainText(name, longestName);
                const bool isData = !PyFunction_Check(value) && Py_TYPE(value)->tp_descr_get == nullptr;
                if (isData && isProgramsName(text)) {
                    part(variable, std::move(text), value, depth);
                }
            });
        }
        return;
    }
    const bool showsAll = isProgramsClass(Py_TYPE(object)) || Py_TYPE(object)->tp_dictoffset == 0;
    forEachAttribute(object, [&](PyObject *name, PyObject *value) {
        std::string text = plainText(name, longestName);
        if (isProgramsName(text) && (showsAll || text.front() != '_')) {
            part(variable, std::move(text), value, depth);
        }
    });
}

} // namespace sim::python
