// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/board.h"

#include "sim/costs.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace sim {

namespace {

/// What a part needs of its board.
struct Surroundings
{
    Clock &clock;
    Pins &pins;
    Recorder &recorder;
    std::uint64_t seed;
};

std::unique_ptr<LivePart> liveOf(const Part &part, std::uint32_t number, const Surroundings &board)
{
    if (const Button *button = std::get_if<Button>(&part)) {
        return std::make_unique<LiveButton>(*button, number, board.clock, board.pins, board.recorder,
                                            board.seed);
    }
    if (const SlideSwitch *slide = std::get_if<SlideSwitch>(&part)) {
        return std::make_unique<LiveSlideSwitch>(*slide, number, board.pins, board.recorder);
    }
    if (const Knob *knob = std::get_if<Knob>(&part)) {
        return std::make_unique<LiveKnob>(*knob, number, board.pins, board.recorder);
    }
    if (const Encoder *encoder = std::get_if<Encoder>(&part)) {
        return std::make_unique<LiveEncoder>(*encoder, number, board.clock, board.pins, board.recorder);
    }
    return nullptr;
}

} // namespace

Board::Board(Options options) : m_options(std::move(options)), m_random(m_options.seed)
{
    assert(m_options.cpuFactor >= 0);
    for (std::uint32_t i = 0; i < m_options.wiring.parts.size(); ++i) {
        m_liveParts.push_back(
            liveOf(m_options.wiring.parts[i], i, {m_clock, m_pins, m_recorder, m_options.seed}));
    }
}

core::Duration Board::multiplied(core::Duration cost) const
{
    return core::Duration{std::llround(static_cast<double>(cost.count()) * m_options.cpuFactor)};
}

void Board::startProgram()
{
    m_clock.advanceTo(core::Instant{costs::powerOnToProgram});
    record(core::EntryKind::ProgramStarted);
}

void Board::endProgram(core::EndReason reason)
{
    record(core::EntryKind::ProgramEnded, 0, core::number(reason));
    m_peripherals.stopAll();
    m_interrupts.reset();
    m_watchdog.reset();
    m_pins.releaseAll();
    m_pixelWriter.endProgram();
}

core::Result<void> Board::setInput(std::string_view part, std::int32_t value, core::Instant at)
{
    const core::Result<std::size_t> number = partTaking(m_options.wiring.parts, part, value);
    if (!number) {
        return tl::unexpected{number.error()};
    }
    m_clock.at(
        std::max(at, now() + core::Duration{1}),
        [live = m_liveParts[*number].get(), value] { live->set(value); }, Clock::Class::Input);
    return {};
}

bool Board::checkInvariants() const
{
    return m_clock.checkInvariants() && m_trace.checkInvariants() && m_pins.checkInvariants();
}

} // namespace sim
