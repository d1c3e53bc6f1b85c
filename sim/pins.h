// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "sim/metro_m4.h"
#include "sim/net.h"
#include "sim/recorder.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace sim {

/// The board's pins: who has claimed them, what they do to their nets, and what level the nets have.
///
/// A claim belongs to the pin's hardware, not to an object of the program: it stands until release()
/// or until the program ends. A pin's net is the pin and every part wired to it, and other pins while
/// a contact joins them to it; its level follows
/// from all of them (sim/net.h) at once, in no virtual time. Every change is an entry, in the order in
/// which it comes about; what changes nothing is none.
///
/// Functions that need a claim assert it: what a program gets to hear about misuse is the business of
/// the module that it used.
class Pins
{
public:
    explicit Pins(Recorder &recorder);

    /// False for pins in use, by the program or for ever by the firmware.
    bool isFree(core::PinId pin) const;
    /// Requires isFree(). The pin is an input without pull.
    void claim(core::PinId pin);
    /// Back to high impedance, and free. Requires a claimed pin.
    void release(core::PinId pin);
    /// The end of a program: releases every pin but those that the firmware holds, in order.
    void releaseAll();

    // digitalio.DigitalInOut: these require a claimed pin.
    void switchToInput(core::PinId pin, core::Pull pull = core::Pull::None);
    void switchToOutput(core::PinId pin, bool value = false,
                        core::DriveMode drive = core::DriveMode::PushPull);
    /// Requires an input.
    void setPull(core::PinId pin, core::Pull pull);
    /// Requires an output.
    void setDrive(core::PinId pin, core::DriveMode drive);
    /// Sets the latch of an output: driven at once, but high of an open drain lets go.
    void setValue(core::PinId pin, bool value);
    /// What the program reads: of an output its latch, whatever the net does; of an input the net.
    /// A floating net reads as its last level: the pin's few picofarads keep it.
    bool value(core::PinId pin) const;

    /// A pulse train: `high` of every `period` long, beginning with the high part. A constant level if it
    /// is high all the time or never.
    struct Pulse
    {
        core::Duration high{};
        core::Duration period{};

        bool isConstant() const { return high <= core::Duration{} || high >= period; }
        bool operator==(const Pulse &) const = default;
    };
    /// Hands a claimed pin to a timer (with `pulse`) until it is released. Its level is the one with which
    /// a period begins: every edge of a pulse train as an entry would drown the trace. `duty` and
    /// `frequency` are what the entries tell.
    void setPulse(core::PinId pin, const Pulse &pulse, std::uint16_t duty, std::uint32_t frequency);
    /// What a timer does to the pin; nothing if no timer has it.
    const std::optional<Pulse> &pulse(core::PinId pin) const { return at(pin).pulse; }
    /// Hands a claimed pin to the DAC until it is released: 0 .. 65535 of 3.3 V.
    void setVoltage(core::PinId pin, std::uint16_t voltage);
    /// The voltage of the pin's net, 0 .. 65535 of 3.3 V: of a DAC or a knob if one holds it, else that of
    /// its level; a floating net keeps its last one.
    std::uint16_t voltage(core::PinId pin) const;

    core::Direction direction(core::PinId pin) const { return at(pin).direction; }
    core::Pull pull(core::PinId pin) const { return at(pin).pull; }
    core::DriveMode drive(core::PinId pin) const { return at(pin).drive; }

    /// Of the pin's net.
    core::Level level(core::PinId pin) const { return at(pin).resolved.level; }
    /// Two outputs fight on the pin's net.
    bool isShorted(core::PinId pin) const { return at(pin).resolved.shorted; }

    // Parts.

    /// One part's hold on a net.
    struct Terminal
    {
        core::PinId pin{};
        std::size_t index = 0;
    };
    /// Wires something to the pin's net. It does nothing to it until drive() is called.
    Terminal connect(core::PinId pin);
    void drive(const Terminal &terminal, Drive drive);
    /// The same with a voltage between the rails, as a knob gives it; as a level it reads high from half of
    /// 3.3 V on.
    void driveVoltage(const Terminal &terminal, Strength strength, std::uint16_t voltage);

    /// A contact between two nets, open at first. While it is closed they are one: everything on either
    /// acts on both.
    struct Bridge
    {
        std::size_t index = 0;
    };
    Bridge join(core::PinId a, core::PinId b);
    void setClosed(Bridge bridge, bool closed);

    /// Names a watcher.
    struct WatchId
    {
        core::PinId pin{};
        std::uint64_t order = 0;
    };
    /// Calls `watcher` after every change of the net's level, once the entry for it was recorded. It
    /// must not change the net. Watchers of a pin are called in order of watching.
    WatchId watch(core::PinId pin, std::function<void(core::Level)> watcher);
    void unwatch(const WatchId &id);

    bool checkInvariants() const;

private:
    struct Net
    {
        // The pin's own side.
        bool claimed = false;
        core::Direction direction = core::Direction::Input;
        core::Pull pull = core::Pull::None;
        core::DriveMode drive = core::DriveMode::PushPull;
        bool latch = false;
        std::optional<Pulse> pulse;                 // a timer has the pin
        std::uint16_t duty = 0;                     // of pulse, as last told
        std::uint32_t frequency = 0;                // likewise
        std::optional<std::uint16_t> dac;           // the DAC has the pin
        std::map<std::size_t, std::uint16_t> knobs; // by index into drives: voltages between the rails
        std::optional<std::uint16_t> told;          // voltage last told by an entry
        // drives[0] is the pin's; the others are the parts', in order of connecting.
        std::vector<Drive> drives = std::vector<Drive>(1);
        Resolved resolved;
        bool lastLevel = false; // what a floating net keeps
        std::map<std::uint64_t, std::function<void(core::Level)>> watchers;
    };

    const Net &at(core::PinId pin) const { return m_nets[core::number(pin)]; }
    Net &at(core::PinId pin) { return m_nets[core::number(pin)]; }
    static Drive ownDrive(const Net &net);
    static std::optional<std::uint16_t> heldVoltage(const Net &net);
    void setDirection(core::PinId pin, core::Direction direction);
    void recordPull(core::PinId pin, core::Pull pull);
    void recordDrive(core::PinId pin, core::DriveMode drive);
    /// The pins of the net, in order: the pin itself and those behind closed contacts.
    std::vector<core::PinId> together(core::PinId pin) const;
    std::vector<Drive> drivesOf(const std::vector<core::PinId> &together) const;
    void resolve(core::PinId pin);
    void settle(core::PinId pin, const Resolved &resolved);

    Recorder &m_recorder;
    struct Contact
    {
        core::PinId a{};
        core::PinId b{};
        bool closed = false;
    };
    std::vector<Net> m_nets; // by PinId
    std::vector<Contact> m_contacts;
    std::size_t m_closed = 0; // of m_contacts
    std::uint64_t m_watchOrder = 0;
};

} // namespace sim
