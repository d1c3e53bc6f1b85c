// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspectitems.h"

#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/sets.h"

#include <algorithm>
#include <unordered_map>

namespace sim::python {

namespace {

using Item = InspectedItems::Item;

bool isBoardDict(PyObject *object)
{
    return PyObject_TypeCheck(object, reinterpret_cast<PyTypeObject *>(dictType())) != 0;
}

// The keys come in the board's order from its table. Their values are found by going through the host's dict
// once: looking a key up would call the program's __hash__ and __eq__.
std::vector<Item> itemsOfBoardDict(PyObject *dict, std::size_t most)
{
    std::vector<Item> items;
    std::unordered_map<PyObject *, std::size_t> places;
    std::size_t slot = 0;
    while (PyObject *key = items.size() < most ? nextKeyOf(dict, slot) : nullptr) {
        places.emplace(key, items.size());
        items.push_back({key, nullptr});
    }
    PyObject *key = nullptr;
    PyObject *value = nullptr;
    for (Py_ssize_t at = 0; PyDict_Next(dict, &at, &key, &value) != 0;) {
        if (const auto found = places.find(key); found != places.end()) {
            items[found->second].value = value;
        }
    }
    std::erase_if(items, [](const Item &item) { return item.value == nullptr; });
    return items;
}

std::vector<Item> itemsOfDict(PyObject *dict, std::size_t most)
{
    std::vector<Item> items;
    Item item;
    for (Py_ssize_t at = 0; items.size() < most && PyDict_Next(dict, &at, &item.key, &item.value) != 0;) {
        items.push_back(item);
    }
    return items;
}

std::vector<Item> itemsOfSet(PyObject *set, std::size_t most)
{
    std::vector<Item> items;
    std::size_t slot = 0;
    while (PyObject *value = items.size() < most ? nextItemOf(set, slot) : nullptr) {
        items.push_back({nullptr, value});
    }
    return items;
}

std::vector<Item> itemsOfArray(PyObject *const *first, std::size_t count)
{
    std::vector<Item> items;
    for (std::size_t i = 0; i < count; ++i) {
        items.push_back({nullptr, first[i]});
    }
    return items;
}

} // namespace

std::optional<InspectedItems> inspectedItems(PyObject *object, std::size_t most)
{
    const auto upTo = [most](Py_ssize_t count) { return std::min(static_cast<std::size_t>(count), most); };
    if (PyList_Check(object)) {
        const Py_ssize_t count = PyList_GET_SIZE(object);
        auto **const first = reinterpret_cast<PyListObject *>(object)->ob_item;
        return InspectedItems{itemsOfArray(first, upTo(count)), static_cast<std::size_t>(count), true, "[", "]"};
    }
    if (PyTuple_Check(object)) {
        const Py_ssize_t count = PyTuple_GET_SIZE(object);
        auto **const first = reinterpret_cast<PyTupleObject *>(object)->ob_item;
        return InspectedItems{itemsOfArray(first, upTo(count)), static_cast<std::size_t>(count), true, "(",
                              count == 1 ? ",)" : ")"};
    }
    if (PyDict_Check(object)) {
        return InspectedItems{isBoardDict(object) ? itemsOfBoardDict(object, most) : itemsOfDict(object, most),
                              static_cast<std::size_t>(PyDict_GET_SIZE(object)), false, "{", "}"};
    }
    if (isSet(object)) {
        const auto count = static_cast<std::size_t>(PySet_GET_SIZE(object));
        const bool isFrozen = PyObject_TypeCheck(object, reinterpret_cast<PyTypeObject *>(frozenSetType())) != 0;
        return InspectedItems{itemsOfSet(object, most), count, false,
                              isFrozen ? "frozenset({" : count == 0 ? "set(" : "{",
                              isFrozen ? "})" : count == 0 ? ")" : "}"};
    }
    return std::nullopt;
}

} // namespace sim::python
