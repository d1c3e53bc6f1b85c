// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

namespace core {

/// The virtual clock as the scheduler sees it. What happens while time passes (hardware, a limit
/// set by the front) is the business of whoever implements it.
///
/// now() never decreases, and only advance() and advanceTo() move it.
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

    /// Waits until `due`; nothing if that is not ahead. Returns early if interrupted() becomes true.
    virtual void advanceTo(Instant due) = 0;

    /// Ctrl-C was pressed and nobody has reacted yet. Waits end early while this is true.
    bool interrupted() const { return m_interrupted; }

protected:
    // Members, not virtual functions: the scheduler asks several times per turn.
    Instant m_now{};
    bool m_interrupted = false;
};

} // namespace core
