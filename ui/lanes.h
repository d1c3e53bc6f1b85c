// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/tickcounter.h"
#include "ui/chunks.h"

namespace ui {

/// A moment and a small number in 8 bytes, which may lie at any multiple of 4: a change is often a stamp and
/// one number more, and there are millions of them.
class Stamp
{
public:
    constexpr Stamp() = default;
    constexpr Stamp(core::Instant time, std::uint8_t tag)
        : Stamp((static_cast<std::uint64_t>(time.time_since_epoch().count()) << 8) | tag)
    {
    }
    core::Instant time() const
    {
        return core::Instant{
            core::Duration{static_cast<std::int64_t>(((std::uint64_t{m_high} << 32) | m_low) >> 8)}};
    }
    std::uint8_t tag() const { return static_cast<std::uint8_t>(m_low & 0xFF); }

private:
    constexpr explicit Stamp(std::uint64_t bits)
        : m_low(static_cast<std::uint32_t>(bits)), m_high(static_cast<std::uint32_t>(bits >> 32))
    {
    }

    std::uint32_t m_low = 0;
    std::uint32_t m_high = 0;
};

/// What a task's lane shows from one moment on. Queued is drawn as sleeping until it is due and as
/// ready from then on; Blocked is inside time.sleep.
enum class LanePhase : std::uint8_t { Running, Blocked, Queued, Waiting, Done };

/// A moment at which a task's lane changes.
class PhaseChange
{
public:
    constexpr PhaseChange() = default;
    PhaseChange(core::Instant time, LanePhase phase, std::uint8_t detail, std::uint32_t value)
        : m_stamp(time, static_cast<std::uint8_t>(static_cast<int>(phase) | (detail << phaseBits))),
          m_value(value)
    {
    }

    core::Instant time() const { return m_stamp.time(); }
    LanePhase phase() const { return static_cast<LanePhase>(m_stamp.tag() & ((1 << phaseBits) - 1)); }
    std::uint32_t value() const { return m_value; }
    core::QueuedBy queuedBy() const { return static_cast<core::QueuedBy>(detail()); } ///< of Queued
    core::WaitFor waitFor() const { return static_cast<core::WaitFor>(detail()); }    ///< of Waiting
    core::Outcome outcome() const { return static_cast<core::Outcome>(detail()); }    ///< of Done
    /// Of Queued: the first moment at which it may be resumed.
    core::Instant due() const { return core::instantOf(core::Ticks{m_value}, time()); }
    /// It has the CPU, awake or in time.sleep.
    bool holds() const { return phase() == LanePhase::Running || phase() == LanePhase::Blocked; }

private:
    static constexpr int phaseBits = 3; // the other five are more than any detail needs
    int detail() const { return m_stamp.tag() >> phaseBits; }

    Stamp m_stamp;
    std::uint32_t m_value = 0;
};
static_assert(sizeof(PhaseChange) == 12);

/// One task over time.
struct TaskLane
{
    core::TaskId id{};
    core::StringId name{};       ///< of every task but the program itself
    core::Duration held{};       ///< CPU time in phases that have ended
    Chunks<PhaseChange> changes; ///< ascending times
};

/// From one moment on, a pin's level. Duty: PWM drives it.
struct LevelChange
{
    enum class Form : std::uint8_t { Floating, Low, High, Duty };

    Stamp stamp;
    core::Duration highBefore{}; ///< how long it had been high in all, before this moment

    core::Instant time() const { return stamp.time(); }
    Form form() const { return static_cast<Form>(stamp.tag()); }
};
static_assert(sizeof(LevelChange) == 16);

/// Bytes that went down a pin to NeoPixels.
struct PixelFrame
{
    core::Instant sent{};
    core::StringId bytes{};

    core::Instant time() const { return sent; }
};
static_assert(sizeof(PixelFrame) == 16);

/// One pin over time.
struct PinLane
{
    core::PinId id{};
    bool claimed = false;                    ///< the program has used it
    core::TaskId driver = core::programTask; ///< whose colour it has: the first task that drove it
    double share = 0;                        ///< how much of the time it is high since its last change
    Chunks<LevelChange> changes;             ///< ascending times
    Chunks<PixelFrame> frames;               ///< ascending times

    /// How long it was high in all by `time`.
    core::Duration highUntil(core::Instant time) const;
};

/// From one moment on, the CPU runs code of a task, is held by its time.sleep, or is free.
struct LoadChange
{
    enum class Form : std::uint8_t { Free, Busy, Blocked };

    Stamp stamp;
    core::TaskId holder = core::programTask; ///< who has the CPU, or had it last

    core::Instant time() const { return stamp.time(); }
    Form form() const { return static_cast<Form>(stamp.tag()); }
};
static_assert(sizeof(LoadChange) == 12);

/// One task let another one that waited go on: it set an event, handed a lock over, ended, cancelled.
struct WakeUp
{
    Stamp stamp;
    std::uint32_t by = nobody; ///< TaskId
    core::TaskId woken{};

    static constexpr std::uint32_t nobody = UINT32_MAX; ///< an input, while the CPU was free

    core::Instant time() const { return stamp.time(); }
    core::QueuedBy how() const { return static_cast<core::QueuedBy>(stamp.tag()); }
};
static_assert(sizeof(WakeUp) == 16);

/// Something that happened at one moment and lasts no time.
struct Mark
{
    Stamp stamp;
    std::uint32_t entry = 0; ///< its index in the trace

    core::Instant time() const { return stamp.time(); }
    core::EntryKind kind() const { return static_cast<core::EntryKind>(stamp.tag()); }
};

/// The index of the first element after `time`, at or after index `low`.
template <typename Element>
std::size_t firstAfter(const Chunks<Element> &list, core::Instant time, std::size_t low = 0)
{
    std::size_t high = list.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (list[middle].time() <= time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

} // namespace ui
