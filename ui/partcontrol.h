// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace ui {

/// How a hand uses a part.
enum class Gesture : std::uint8_t {
    Press, ///< for as long as it is held down
    Flip,  ///< from one of two places to the other
    Turn,  ///< through many values
};

/// What a hand can do to a part, and where the part stands.
struct PartControl
{
    Gesture gesture = Gesture::Press;
    std::int32_t value = 0;
    std::int32_t lowest = 0;
    std::int32_t highest = 1;
    std::int32_t home = 0;   ///< where the Home key turns it
    std::int32_t end = 1;    ///< the End key
    std::int32_t step = 1;   ///< of an arrow key, of a notch of the wheel
    std::int32_t stride = 1; ///< of Page Up and Page Down
    double perPixel = 0;     ///< of Turn: how far dragging by a pixel turns it

    bool operator==(const PartControl &) const = default;
};

} // namespace ui
