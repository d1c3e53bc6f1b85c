// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/keypad.h"

#include "core/tickcounter.h"

#include <algorithm>
#include <utility>

namespace sim {

using core::Pull;

void KeyQueue::put(const KeyTransition &transition)
{
    if (m_transitions.size() >= m_limit) {
        m_overflowed = true;
        return;
    }
    m_transitions.push_back(transition);
}

std::optional<KeyTransition> KeyQueue::take()
{
    if (m_transitions.empty()) {
        return std::nullopt;
    }
    const KeyTransition oldest = m_transitions.front();
    m_transitions.pop_front();
    return oldest;
}

void KeyQueue::clear()
{
    m_transitions.clear();
    m_overflowed = false;
}

KeyScanner::KeyScanner(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder,
                       const ScanOptions &options, std::size_t keyCount)
    : m_clock(clock), m_interrupts(interrupts), m_pins(pins), m_recorder(recorder), m_options(options),
      m_events(std::make_shared<KeyQueue>(options.maxEvents)), m_counters(keyCount)
{
}

void KeyScanner::begin()
{
    scanNow();
}

void KeyScanner::stop()
{
    if (m_nextScan) {
        m_clock.cancel(*m_nextScan);
        m_nextScan.reset();
        m_interrupts.forget(this);
    }
    for (const core::PinId pin : std::exchange(m_claimed, {})) {
        m_pins.release(pin);
    }
}

void KeyScanner::reset()
{
    std::fill(m_counters.begin(), m_counters.end(), -m_options.debounceThreshold);
    if (m_nextScan) {
        m_clock.cancel(*m_nextScan);
        m_interrupts.forget(this);
        scanNow();
    }
}

void KeyScanner::claim(core::PinId pin)
{
    m_pins.claim(pin);
    m_claimed.push_back(pin);
}

void KeyScanner::scanNow()
{
    const std::int64_t wait = std::max<std::int64_t>(1, m_options.intervalTicks);
    const core::Instant next = core::instantOfStep(core::stepsAt(m_clock.now()) + wait);
    m_nextScan = m_clock.at(next, [this] { m_interrupts.request(this, [this] { scanNow(); }); });
    scan();
}

void KeyScanner::note(std::size_t key, bool pressed, core::PinId pin)
{
    int &counter = m_counters[key];
    const int end = pressed ? m_options.debounceThreshold : -m_options.debounceThreshold;
    if (counter == end) {
        return;
    }
    counter += pressed ? 1 : -1;
    if (counter != 0) {
        return;
    }
    counter = end;
    m_recorder.record(core::EntryKind::KeyEvent, core::number(pin), pressed ? 1 : 0,
                      static_cast<std::uint32_t>(key));
    m_events->put({key, pressed, core::ticksAt(m_clock.now())});
}

Keys::Keys(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder, Wires wires,
           const ScanOptions &options)
    : KeyScanner(clock, interrupts, pins, recorder, options, wires.pins.size()), m_wires(std::move(wires))
{
    for (const core::PinId pin : m_wires.pins) {
        claim(pin);
        if (m_wires.pull) {
            pins.setPull(pin, m_wires.valueWhenPressed ? Pull::Down : Pull::Up);
        }
    }
    begin();
}

void Keys::scan()
{
    for (std::size_t i = 0; i < m_wires.pins.size(); ++i) {
        const core::PinId pin = m_wires.pins[i];
        note(i, pins().value(pin) == m_wires.valueWhenPressed, pin);
    }
}

KeyMatrix::KeyMatrix(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder, Wires wires,
                     const ScanOptions &options)
    : KeyScanner(clock, interrupts, pins, recorder, options, wires.rows.size() * wires.columns.size()),
      m_wires(std::move(wires))
{
    for (const std::vector<core::PinId> &group : {m_wires.rows, m_wires.columns}) {
        for (const core::PinId pin : group) {
            claim(pin);
            pins.setPull(pin, m_wires.columnsToAnodes ? Pull::Up : Pull::Down);
        }
    }
    begin();
}

void KeyMatrix::scan()
{
    const bool resting = m_wires.columnsToAnodes;
    for (std::size_t row = 0; row < rows(); ++row) {
        pins().switchToOutput(m_wires.rows[row], !resting);
        for (std::size_t column = 0; column < columns(); ++column) {
            const core::PinId pin = m_wires.columns[column];
            note(row * columns() + column, pins().value(pin) != resting, pin);
        }
        // Driven to its resting level first: letting go alone would leave that to the weak pull.
        pins().setValue(m_wires.rows[row], resting);
        pins().switchToInput(m_wires.rows[row], resting ? Pull::Up : Pull::Down);
    }
}

} // namespace sim
