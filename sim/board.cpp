// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"

#include "sim/costs.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace sim {

namespace {

constexpr std::size_t noButton = static_cast<std::size_t>(-1);

} // namespace

Board::Board(Options options) : m_options(std::move(options)), m_random(m_options.seed)
{
    assert(m_options.cpuFactor >= 0);
    for (std::uint32_t i = 0; i < m_options.wiring.parts.size(); ++i) {
        const Button *button = std::get_if<Button>(&m_options.wiring.parts[i]);
        m_buttonOfPart.push_back(button ? m_buttons.size() : noButton);
        if (button) {
            m_buttons.emplace_back(*button, i, m_pins, m_recorder);
        }
    }
}

core::Duration Board::scaled(core::Duration cost) const
{
    // Without the detour through floating point where there is nothing to work out: lines ask all the time.
    if (m_options.cpuFactor == 1.0) {
        return cost;
    }
    return m_options.cpuFactor == 0.0
        ? core::Duration{}
        : core::Duration{std::llround(static_cast<double>(cost.count()) * m_options.cpuFactor)};
}

void Board::startProgram()
{
    m_clock.advanceTo(core::Instant{costs::powerOnToProgram});
    record(core::EntryKind::ProgramStarted);
}

void Board::endProgram(core::EndReason reason)
{
    record(core::EntryKind::ProgramEnded, 0, core::number(reason));
    m_pins.releaseAll();
}

core::Result<void> Board::setInput(std::string_view part, std::int32_t value, core::Instant at)
{
    const core::Result<std::size_t> number = partTaking(m_options.wiring.parts, part, value);
    if (!number) {
        return tl::unexpected{number.error()};
    }
    const std::size_t button = m_buttonOfPart[*number];
    m_clock.at(
        std::max(at, now() + core::Duration{1}), [this, button, value] { m_buttons[button].set(value == 1); },
        Clock::Class::Input);
    return {};
}

bool Board::checkInvariants() const
{
    return m_clock.checkInvariants() && m_trace.checkInvariants() && m_pins.checkInvariants();
}

} // namespace sim
