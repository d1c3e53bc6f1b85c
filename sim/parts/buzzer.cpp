// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/buzzer.h"

#include <algorithm>

namespace sim {

std::optional<Tone> toneOf(const core::PinState &pin)
{
    if (!pin.duty || !pin.frequency || *pin.frequency < 20 || *pin.frequency > 20'000 || *pin.duty == 0
        || *pin.duty == 65535) {
        return std::nullopt;
    }
    const double share = *pin.duty / 65535.0;
    return Tone{*pin.frequency, 2 * std::min(share, 1 - share)};
}

} // namespace sim
