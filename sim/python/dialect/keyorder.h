// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"
#include "sim/slottable.h"

/// What dicts.h and sets.h have in common: Python objects as the keys of a SlotTable.
namespace sim::python {

/// The board's hash of a key, as far as it is known there: of texts, bytes, numbers, None and tuples of
/// them.
std::uint32_t keyHash(PyObject *key);

/// The key of the table that is equal to the one given; borrowed, null if there is none.
PyObject *findKey(const SlotTable &table, PyObject *key);

/// The next key from a slot on, and the slot after it; borrowed, null at the end.
PyObject *nextKey(const SlotTable &table, std::size_t &slot);

} // namespace sim::python
