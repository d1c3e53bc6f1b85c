// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/partkinds.h"
#include "sim/wiring.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What somebody who wires can do, as functions from wiring to wiring. An error is one sentence that says why
// it cannot be done. Parts are named by their place in the wiring, which must be one.
//
// A part whose name is the kind and the pin, as a wiring file gives it ("led on D2"), gets the name that
// fits after its pin has changed.
namespace sim {

/// Which free pins a new part gets sooner or later than others.
struct PinWishes
{
    std::vector<core::PinId> first; ///< in this order
    std::vector<core::PinId> last;
};

/// With a part of that kind at the end, on free pins that can serve it, all its keys at their defaults.
[[nodiscard]] core::Result<Wiring> withPart(Wiring wiring, PartKind kind, const PinWishes &wishes = {});

/// What a key holds: a word, the name of a pin, a number, or the names of pins.
using KeyValue = std::variant<std::string, std::int64_t, std::vector<std::string>>;
/// Requires a key that a wiring file writes for that part.
KeyValue valueOf(const Part &part, std::string_view key);
/// With another value of any key but "kind" and "at".
[[nodiscard]] core::Result<Wiring> withKey(Wiring wiring, std::size_t part, std::string_view key,
                                           const KeyValue &value);
[[nodiscard]] core::Result<Wiring> renamed(Wiring wiring, std::size_t part, const std::string &name);

/// The legs that go to pins, in the order of pinsOf(): "pin", "red", "segment a".
std::vector<std::string> legsOf(const Part &part);
[[nodiscard]] core::Result<Wiring> connected(Wiring wiring, std::size_t part, std::size_t leg,
                                             core::PinId pin);

/// Elsewhere on the breadboard; with no place: where the window finds room.
Wiring moved(Wiring wiring, std::size_t part, std::optional<Place> place);
Wiring without(Wiring wiring, std::size_t part);

/// Whether both make the same board: all but where parts stand.
bool sameBoard(Wiring a, Wiring b);

} // namespace sim
