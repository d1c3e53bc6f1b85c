// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace sim {

/// Something on the chip that goes on by itself while the program uses it: a key scanner, a counter, a
/// PWM output. It acts through hardware events of the clock and through the pins that it has claimed,
/// never through the program, so that it works while the CPU is held. What a program gets to hear about
/// misuse is the business of the module above it (sim/python/modules).
class Peripheral
{
public:
    Peripheral() = default;
    Peripheral(const Peripheral &) = delete;
    Peripheral &operator=(const Peripheral &) = delete;
    virtual ~Peripheral() = default;

    /// Ends what it does and gives its pins back. Stopping what has stopped does nothing.
    virtual void stop() = 0;
};

/// The peripherals in use. They belong to the board, not to the objects of the program: a forgotten key
/// scanner goes on until the program ends.
class Peripherals
{
public:
    void add(std::shared_ptr<Peripheral> peripheral) { m_active.push_back(std::move(peripheral)); }
    /// Stops it and forgets it.
    void stop(Peripheral &peripheral);
    /// Nothing in the program refers to it any more. It goes on until the next collection of garbage.
    void abandon(const Peripheral &peripheral);
    /// A collection of garbage: stops what was abandoned.
    void collect();
    /// The end of a program, in order of adding.
    void stopAll();

private:
    std::vector<std::shared_ptr<Peripheral>> m_active;
    std::vector<const Peripheral *> m_abandoned;
};

} // namespace sim
