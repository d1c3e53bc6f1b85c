// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"

#include <cstdint>
#include <span>

namespace sim {

/// How hard something holds a net at a level. Each strength overrules all before it by more than ten
/// times in current, so that the weaker ones do not matter.
enum class Strength : std::uint8_t {
    None,         ///< high impedance
    InternalPull, ///< the chip's pull resistor, 20 to 60 kOhm
    Resistor,     ///< a pull resistor outside, some kOhm
    Driven,       ///< an output stage, a wire to ground or to 3.3 V
};

/// What one participant does to a net.
struct Drive
{
    Strength strength = Strength::None;
    bool high = false; ///< without meaning if strength is None

    bool operator==(const Drive &) const = default;
};

struct Resolved
{
    core::Level level = core::Level::Floating;
    bool shorted = false; ///< two outputs fight: on a real board something gets hot

    bool operator==(const Resolved &) const = default;
};

/// The level of a net that all of `drives` act on. The strongest decide. If equally strong ones
/// disagree, outputs fight and low wins, as a wire to ground does against an output stage; between
/// resistors the voltage ends half-way, which no input reads dependably: floating.
Resolved resolved(std::span<const Drive> drives);

} // namespace sim
