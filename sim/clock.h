// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

namespace sim {

/// The virtual board's clock, with the queue of everything that hardware does on its own.
///
/// Time only moves when somebody moves it. Wherever it passes, hardware events take place, each at
/// its own moment and with now() telling that moment: by time, then class, then order of scheduling. An
/// event may schedule and cancel others, also for now; it must not move the clock.
///
/// The *barrier* is how the front paces a board. Time never passes it unasked: when somebody wants to
/// move beyond it, the clock goes exactly there, works off the events due there, and calls the
/// barrier handler, which blocks until the front allows more and then sets a later barrier or none.
/// The barrier changes no moment of any event: a run is the same wherever barriers stand.
class Clock final : public core::Clock
{
public:
    using Action = std::function<void()>;

    /// At one and the same moment the board's own hardware comes before what people do to it, so that
    /// an input applied live and the same input replayed from a file meet the same board.
    enum class Class : std::uint8_t { Hardware, Input };

    /// Names one scheduled event: its place in the queue.
    struct EventId
    {
        core::Instant time{};
        Class eventClass = Class::Hardware;
        std::uint64_t order = 0;

        auto operator<=>(const EventId &) const = default;
    };

    /// Requires amount >= 0.
    void advance(core::Duration amount) override { advanceTo(m_now + amount); }
    /// Does nothing if `time` is not after now().
    void advanceTo(core::Instant time)
    {
        if (time > m_quietUntil) {
            passEventsUntil(time, Interruptible::No);
        } else if (time > m_now) {
            m_now = time;
        }
    }
    /// A wait that a Ctrl-C ends early. True if `time` was reached; false if an interrupt request stands,
    /// now() then being the moment at which it ended the wait.
    bool waitUntil(core::Instant time) override;

    /// Schedules `action`. A time before now() means now: it takes place when the clock next moves or when
    /// its owner calls workOff().
    EventId at(core::Instant time, Action action, Class eventClass = Class::Hardware);
    /// Does nothing if the event has taken place or was cancelled.
    void cancel(const EventId &event);
    /// Lets everything take place that is due by now(), without moving the clock.
    void workOff();
    /// The time of the next event; nothing if there is none.
    std::optional<core::Instant> nextEvent() const;

    void setBarrier(std::optional<core::Instant> barrier);
    std::optional<core::Instant> barrier() const { return m_barrier; }
    /// Called with now() == barrier(). It must move or lift the barrier, or request an interrupt.
    void setBarrierHandler(Action handler) { m_atBarrier = std::move(handler); }

    /// Ctrl-C: ends the running and every later waitUntil() early until it is cleared. advance() is not
    /// affected. To be called from events and from the barrier handler.
    void requestInterrupt() { m_interrupted = true; }
    void clearInterrupt() { m_interrupted = false; }

    bool checkInvariants() const;

private:
    enum class Interruptible : std::uint8_t { No, Yes };

    bool passEventsUntil(core::Instant time, Interruptible interruptible);
    void takeEventsUntil(core::Instant time, Interruptible interruptible);
    void findQuiet();

    // Up to here, and here, the clock can go with nothing to do: before the next event, not past the
    // barrier. Before now() if something is due already.
    core::Instant m_quietUntil = core::Instant::max();
    std::map<EventId, Action> m_events;
    std::uint64_t m_order = 0;
    std::optional<core::Instant> m_barrier;
    Action m_atBarrier;
};

} // namespace sim
