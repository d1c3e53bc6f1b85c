// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sim {

/// A part of the wiring that somebody can press or turn, on a running board. Setting it is a PartInput
/// entry with the part's number and the value, before what follows from it; setting what is set already
/// is none.
class LivePart
{
public:
    LivePart() = default;
    LivePart(const LivePart &) = delete;
    LivePart &operator=(const LivePart &) = delete;
    virtual ~LivePart() = default;

    /// Requires a value that the part takes (partTaking() in part.h).
    virtual void set(std::int32_t value) = 0;
};

} // namespace sim
