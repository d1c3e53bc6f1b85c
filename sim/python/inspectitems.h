// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sim::python {

/// What a list, tuple, dict or set holds, in the board's order, read without running any code (a key's own
/// comparison, say) and without making an object (hostframes.h). Borrowed.
struct InspectedItems
{
    struct Item
    {
        PyObject *key = nullptr; ///< of a dict
        PyObject *value = nullptr;
    };
    std::vector<Item> items;
    std::size_t count = 0; ///< of all there are
    bool isIndexed = true; ///< a list or tuple
    std::string_view before; ///< how it prints: "[", "set("
    std::string_view after;
};

/// The first `most` of them; nothing for an object that holds none.
std::optional<InspectedItems> inspectedItems(PyObject *object, std::size_t most);

} // namespace sim::python
