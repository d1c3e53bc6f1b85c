// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/pixels.h"

#include <array>

namespace sim {

namespace {

constexpr std::array<std::string_view, 4> orderNames{"GRB", "RGB", "GRBW", "RGBW"};

} // namespace

std::string_view nameOf(PixelOrder order)
{
    return orderNames[static_cast<std::size_t>(order)];
}

std::vector<PixelColour> coloursAfter(const Pixels &pixels, std::string_view bytes,
                                      std::vector<PixelColour> before)
{
    before.resize(pixels.count);
    const std::size_t width = nameOf(pixels.order).size();
    const bool greenFirst = pixels.order == PixelOrder::Grb || pixels.order == PixelOrder::Grbw;
    for (std::size_t i = 0; i < before.size() && (i + 1) * width <= bytes.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[i * width + at]); };
        before[i] = {byte(greenFirst ? 1 : 0), byte(greenFirst ? 0 : 1), byte(2),
                     width == 4 ? byte(3) : std::uint8_t{0}};
    }
    return before;
}

} // namespace sim
