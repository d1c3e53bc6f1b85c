// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/parts/servo.h"

#include <algorithm>

namespace sim {

std::optional<double> angleOf(const Servo &servo, const core::PinState &pin)
{
    if (!pin.duty || *pin.duty == 0 || !pin.frequency || *pin.frequency < 40 || *pin.frequency > 400) {
        return std::nullopt;
    }
    const double pulse = 1e6 / *pin.frequency * *pin.duty / 65535;
    const double share = (pulse - servo.minUs) / (static_cast<double>(servo.maxUs) - servo.minUs);
    return 180 * std::clamp(share, 0.0, 1.0);
}

} // namespace sim
