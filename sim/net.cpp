// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/net.h"

namespace sim {

Resolved resolved(std::span<const Drive> drives)
{
    Strength strongest = Strength::None;
    bool low = false;
    bool high = false;
    for (const Drive &drive : drives) {
        if (drive.strength > strongest) {
            strongest = drive.strength;
            low = false;
            high = false;
        }
        if (drive.strength == strongest) {
            (drive.high ? high : low) = true;
        }
    }
    if (strongest == Strength::None) {
        return {};
    }
    if (low && high) {
        return strongest == Strength::Driven ? Resolved{core::Level::Low, true} : Resolved{};
    }
    return {high ? core::Level::High : core::Level::Low, false};
}

} // namespace sim
