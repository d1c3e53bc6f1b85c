// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/clock.h"
#include "sim/interrupts.h"
#include "sim/peripheral.h"
#include "sim/pins.h"
#include "sim/recorder.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

// Keys that are scanned in the background, as CircuitPython's keypad does (10.2.1): in the tick
// interrupt, every so many ticks of 1/1024 s, whatever the program does. A press during time.sleep()
// is in the queue afterwards.
namespace sim {

/// One press or release.
struct KeyTransition
{
    std::size_t key = 0;
    bool pressed = false;
    core::Ticks timestamp{}; ///< supervisor.ticks_ms() at the scan

    bool operator==(const KeyTransition &) const = default;
};

/// What scanners found and the program has not taken yet, oldest first. A full queue drops what is new
/// and says so until it is cleared.
class KeyQueue
{
public:
    explicit KeyQueue(std::size_t limit) : m_limit(limit) { }

    void put(const KeyTransition &transition);
    std::optional<KeyTransition> take();
    void clear();
    std::size_t size() const { return m_transitions.size(); }
    bool overflowed() const { return m_overflowed; }

private:
    std::size_t m_limit;
    std::deque<KeyTransition> m_transitions;
    bool m_overflowed = false;
};

struct ScanOptions
{
    std::int64_t intervalTicks = 20; ///< of 1/1024 s; 0 and 1 are every tick
    std::size_t maxEvents = 64;      ///< >= 1
    int debounceThreshold = 1;       ///< 1 .. 127: so many readings in a row change a key
};

/// The background scan; how keys are read is the derived class's. The first scan is at construction: a
/// key held down then gives no event before its release.
class KeyScanner : public Peripheral
{
public:
    void stop() override;

    std::size_t keyCount() const { return m_counters.size(); }
    const std::shared_ptr<KeyQueue> &events() const { return m_events; }
    /// Takes every key for released and scans: what is held down gives an event now.
    void reset();

protected:
    KeyScanner(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder,
               const ScanOptions &options, std::size_t keyCount);

    /// To be called at the end of the derived constructor.
    void begin();
    /// Reads every key and hands each reading to note().
    virtual void scan() = 0;
    void note(std::size_t key, bool pressed, core::PinId pin);
    Pins &pins() { return m_pins; }
    /// Claims a pin that stop() gives back.
    void claim(core::PinId pin);

private:
    void scanNow();

    Clock &m_clock;
    Interrupts &m_interrupts;
    Pins &m_pins;
    Recorder &m_recorder;
    ScanOptions m_options;
    std::shared_ptr<KeyQueue> m_events;
    // Per key, 0: nothing known; positive: pressed; negative: released. It runs up to the threshold
    // while readings agree and back to 0 while they do not; reaching 0 is a transition, after which it
    // stands at the other end. (Readings before the first transition only fill it.)
    std::vector<int> m_counters;
    std::vector<core::PinId> m_claimed;
    std::optional<Clock::EventId> m_nextScan;
};

/// keypad.Keys: a pin for each key. Requires free pins, each once.
class Keys final : public KeyScanner
{
public:
    struct Wires
    {
        std::vector<core::PinId> pins;
        bool valueWhenPressed = false;
        bool pull = true; ///< against the value when pressed
    };
    Keys(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder, Wires wires,
         const ScanOptions &options);

private:
    void scan() override;

    Wires m_wires;
};

/// keypad.KeyMatrix: a key where a row and a column cross; its number is row * columns + column. Requires
/// free pins, each once. A scan drives one row after the other and reads the columns.
class KeyMatrix final : public KeyScanner
{
public:
    struct Wires
    {
        std::vector<core::PinId> rows;
        std::vector<core::PinId> columns;
        bool columnsToAnodes = true; ///< diodes let a row pull its columns low; else high
    };
    KeyMatrix(Clock &clock, Interrupts &interrupts, Pins &pins, Recorder &recorder, Wires wires,
              const ScanOptions &options);

    std::size_t rows() const { return m_wires.rows.size(); }
    std::size_t columns() const { return m_wires.columns.size(); }

private:
    void scan() override;

    Wires m_wires;
};

} // namespace sim
