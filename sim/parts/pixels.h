// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/parts/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

enum class PixelShape : std::uint8_t { Strip, Ring };
/// In which order a pixel takes its bytes.
enum class PixelOrder : std::uint8_t { Grb, Rgb, Grbw, Rgbw };

/// "GRB"
std::string_view nameOf(PixelOrder order);

/// NeoPixels in a row or in a ring.
struct Pixels
{
    std::string name; ///< unique in the wiring
    core::PinId pin{};
    PixelShape shape = PixelShape::Strip;
    std::uint32_t count = 8;
    PixelOrder order = PixelOrder::Grb;
    std::optional<Place> at{};

    bool operator==(const Pixels &) const = default;
};

/// The light of one pixel.
struct PixelColour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t white = 0;

    bool operator==(const PixelColour &) const = default;
};

/// The colours after `bytes` went down the line (EntryKind::PixelFrame), on pixels that showed `before`:
/// each pixel keeps what it gets first and passes the rest on, so that a short frame leaves those at the
/// end as they were, and an incomplete pixel is none.
std::vector<PixelColour> coloursAfter(const Pixels &pixels, std::string_view bytes,
                                      std::vector<PixelColour> before = {});

} // namespace sim
