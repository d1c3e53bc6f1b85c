// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sim {

/// Where a part stands: the hole of the breadboard at the upper left corner of its picture, counted from the
/// breadboard's own, where column and row are 0. A part without a place is given room by the window.
struct Place
{
    static constexpr std::int64_t farthest = 99; ///< column and row alike

    std::uint8_t column = 0;
    std::uint8_t row = 0;

    bool operator==(const Place &) const = default;
};

} // namespace sim
