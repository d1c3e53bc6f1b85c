// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/keyorder.h"

#include <cmath>

namespace sim::python {

std::uint32_t keyHash(PyObject *key)
{
    Py_ssize_t size = 0;
    if (PyUnicode_Check(key)) {
        const char *text = PyUnicode_AsUTF8AndSize(key, &size);
        PyErr_Clear();
        return text != nullptr ? textHash(text, static_cast<std::size_t>(size)) : 0;
    }
    if (PyBytes_Check(key)) {
        return textHash(PyBytes_AS_STRING(key), static_cast<std::size_t>(PyBytes_GET_SIZE(key)));
    }
    if (PyLong_Check(key)) {
        return static_cast<std::uint32_t>(PyLong_AsUnsignedLongMask(key));
    }
    if (PyFloat_Check(key) && std::floor(PyFloat_AS_DOUBLE(key)) == PyFloat_AS_DOUBLE(key)
        && std::fabs(PyFloat_AS_DOUBLE(key)) < 1e9) {
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(PyFloat_AS_DOUBLE(key)));
    }
    if (PyTuple_Check(key)) {
        std::uint32_t hash = 0;
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(key); ++i) {
            hash += keyHash(PyTuple_GET_ITEM(key, i));
        }
        return hash;
    }
    constexpr std::uint32_t hashOfNone = 14; // its object's bits
    return key == Py_None ? hashOfNone : 0;  // of others: their place in memory, on the board
}

PyObject *findKey(const SlotTable &table, PyObject *key)
{
    const std::uint32_t hash = keyHash(key);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::size_t at = (hash % table.size() + i) % table.size();
        auto *candidate = static_cast<PyObject *>(const_cast<void *>(table.at(at))); // NOLINT: it is ours
        if (candidate != nullptr
            && (candidate == key || PyObject_RichCompareBool(candidate, key, Py_EQ) == 1)) {
            return candidate;
        }
    }
    return nullptr;
}

PyObject *nextKey(const SlotTable &table, std::size_t &slot)
{
    while (slot < table.size()) {
        if (const void *key = table.at(slot++)) {
            return static_cast<PyObject *>(const_cast<void *>(key)); // NOLINT: it is ours
        }
    }
    return nullptr;
}

} // namespace sim::python
