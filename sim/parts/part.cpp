// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/part.h"

#include <algorithm>

namespace sim {

core::Result<std::size_t> partTaking(const std::vector<Part> &parts, std::string_view name,
                                     std::int32_t value)
{
    const std::string quoted = "\"" + std::string{name} + "\"";
    const auto found
        = std::find_if(parts.begin(), parts.end(), [name](const Part &each) { return nameOf(each) == name; });
    if (found == parts.end()) {
        return core::failure("There is no part " + quoted + " in the wiring. Use one of its names.");
    }
    if (!std::holds_alternative<Button>(*found)) {
        return core::failure("The part " + quoted + " has nothing to press or turn.");
    }
    if (value != 0 && value != 1) {
        return core::failure("The button " + quoted + " takes 1 (pressed) or 0 (released), not "
                             + std::to_string(value) + ".");
    }
    return static_cast<std::size_t>(found - parts.begin());
}

} // namespace sim
