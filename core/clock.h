// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

namespace core {

/// The virtual clock as the scheduler sees it. What happens while time passes (hardware, a limit
/// set by the front) is the business of whoever implements it.
///
/// now() never decreases, and only advance() and waitUntil() move it.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    Instant now() const { return m_now; }

    /// Code ran: `span` passes. Requires span >= 0.
    virtual void advance(Duration span) = 0;

    /// A wait that a Ctrl-C ends early; nothing if `due` is not ahead. True if `due` was reached, false
    /// if an interrupt request stands.
    virtual bool waitUntil(Instant due) = 0;

    /// Ctrl-C was pressed and nobody has reacted yet.
    bool interruptRequested() const { return m_interrupted; }

protected:
    // Members, not virtual functions: the scheduler asks several times per turn.
    Instant m_now{};
    bool m_interrupted = false;
};

} // namespace core
