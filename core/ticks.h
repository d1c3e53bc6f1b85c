// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>

namespace core {

/// A signed distance between two readings of the tick counter, in milliseconds.
struct TickSpan
{
    std::int32_t ms = 0;

    auto operator<=>(const TickSpan &) const = default;
};

/// A reading of the scheduler's millisecond counter.
///
/// The counter wraps at 2^29, as supervisor.ticks_ms() does. Readings therefore have no total
/// order: compare them by their signed difference, which is right while they lie less than 2^28 ms
/// (3.1 days) apart.
class Ticks
{
public:
    static constexpr std::uint32_t period = 1U << 29;
    /// Spans of this size or more cannot be added: the sum would read as the past.
    static constexpr std::int32_t maxSpan = 1 << 28;

    constexpr Ticks() = default;
    /// `count` is taken modulo the period.
    constexpr explicit Ticks(std::uint64_t count) : m_count(static_cast<std::uint32_t>(count % period)) { }

    constexpr std::uint32_t count() const { return m_count; }

    bool operator==(const Ticks &) const = default;

private:
    std::uint32_t m_count = 0; // 0 .. period - 1
};

/// later - earlier, in -2^28 .. 2^28 - 1.
constexpr TickSpan operator-(Ticks later, Ticks earlier)
{
    constexpr std::uint32_t half = Ticks::period / 2;
    const std::uint32_t distance = (later.count() - earlier.count() + half) & (Ticks::period - 1);
    return TickSpan{static_cast<std::int32_t>(distance) - static_cast<std::int32_t>(half)};
}

/// Requires -2^28 < span < 2^28.
constexpr Ticks operator+(Ticks ticks, TickSpan span)
{
    assert(span.ms > -Ticks::maxSpan && span.ms < Ticks::maxSpan);
    return Ticks{ticks.count() + static_cast<std::uint32_t>(span.ms)};
}

/// True if `a` comes before `b` on the wrapping counter.
constexpr bool isBefore(Ticks a, Ticks b)
{
    return (a - b).ms < 0;
}

} // namespace core
