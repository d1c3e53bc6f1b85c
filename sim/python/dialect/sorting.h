// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <optional>

namespace sim::python {

/// How to sort: the named arguments of sorted() and list.sort().
struct Order
{
    PyObject *key = nullptr; ///< null for the items themselves; borrowed
    bool isReversed = false;
};

/// From the values and the tuple of names of a call; nothing with TypeError set if one is unknown.
std::optional<Order> orderOf(PyObject *const *values, PyObject *names);

/// Sorts as the board does, by a quicksort that starts from the last item: equal items may change
/// places, and the key function is called anew for each comparison. False with a Python error set if a
/// comparison fails; the list is left as it was then.
[[nodiscard]] bool sortList(PyObject *list, const Order &order);

/// Makes list.sort() sort like that. Once. False with a Python error set if it cannot be done.
[[nodiscard]] bool bendSorting();

} // namespace sim::python
