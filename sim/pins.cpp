// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pins.h"

#include <algorithm>
#include <cassert>

namespace sim {

using core::Direction;
using core::DriveMode;
using core::EntryKind;
using core::Level;
using core::number;
using core::PinId;
using core::Pull;

namespace {

// An input reads high for sure from 0.55 of its supply on, low up to 0.3 (data sheet, VIH and VIL);
// between them half-way stands for "somewhere".
bool isHigh(std::uint16_t voltage)
{
    return voltage >= 32768;
}

} // namespace

Pins::Pins(Recorder &recorder) : m_recorder(recorder), m_nets(metro_m4::pins().size())
{
}

bool Pins::isFree(PinId pin) const
{
    return !at(pin).claimed && metro_m4::pin(pin).held == metro_m4::Held::Free;
}

void Pins::claim(PinId pin)
{
    assert(isFree(pin));
    at(pin).claimed = true;
    m_recorder.record(EntryKind::PinClaimed, number(pin));
}

void Pins::release(PinId pin)
{
    Net &net = at(pin);
    assert(net.claimed);
    net.claimed = false;
    net.direction = Direction::Input;
    net.pull = Pull::None;
    net.drive = DriveMode::PushPull;
    net.latch = false;
    net.pulse.reset();
    net.frequency = 0;
    net.dac.reset();
    net.told.reset(); // readers of the trace forget it with the release
    m_recorder.record(EntryKind::PinReleased, number(pin));
    resolve(pin);
}

void Pins::releaseAll()
{
    for (std::size_t i = 0; i < m_nets.size(); ++i) {
        if (m_nets[i].claimed) {
            release(PinId{static_cast<std::uint8_t>(i)});
        }
    }
}

void Pins::switchToInput(PinId pin, Pull pull)
{
    assert(at(pin).claimed);
    setDirection(pin, Direction::Input);
    recordPull(pin, pull);
    resolve(pin);
}

void Pins::switchToOutput(PinId pin, bool value, DriveMode drive)
{
    assert(at(pin).claimed);
    recordPull(pin, Pull::None);
    setDirection(pin, Direction::Output);
    recordDrive(pin, drive);
    at(pin).latch = value;
    resolve(pin);
}

void Pins::setPull(PinId pin, Pull pull)
{
    assert(at(pin).claimed && direction(pin) == Direction::Input);
    recordPull(pin, pull);
    resolve(pin);
}

void Pins::setDrive(PinId pin, DriveMode drive)
{
    assert(at(pin).claimed && direction(pin) == Direction::Output);
    recordDrive(pin, drive);
    resolve(pin);
}

void Pins::setValue(PinId pin, bool value)
{
    assert(at(pin).claimed && direction(pin) == Direction::Output);
    at(pin).latch = value;
    resolve(pin);
}

bool Pins::value(PinId pin) const
{
    const Net &net = at(pin);
    return net.direction == Direction::Output ? net.latch : net.lastLevel;
}

void Pins::setPulse(PinId pin, const Pulse &pulse, std::uint16_t duty, std::uint32_t frequency)
{
    Net &net = at(pin);
    assert(net.claimed);
    const bool isNew = !net.pulse;
    net.pulse = pulse;
    // The level first: what reads the trace then takes the duty for what the pin shows.
    resolve(pin);
    if (isNew || net.frequency != frequency) {
        net.frequency = frequency;
        m_recorder.record(EntryKind::PinFrequency, number(pin), 0, frequency);
    }
    if (isNew || net.duty != duty) {
        net.duty = duty;
        m_recorder.record(EntryKind::PinDuty, number(pin), 0, duty);
    }
}

void Pins::setVoltage(PinId pin, std::uint16_t voltage)
{
    assert(at(pin).claimed);
    at(pin).dac = voltage;
    resolve(pin);
}

std::uint16_t Pins::voltage(PinId pin) const
{
    const Net &net = at(pin);
    const std::uint16_t ofLevel = net.lastLevel ? 65535 : 0;
    return heldVoltage(net).value_or(ofLevel);
}

// What holds the net between the rails, if nothing stronger holds it.
std::optional<std::uint16_t> Pins::heldVoltage(const Net &net)
{
    if (net.dac) {
        return net.dac;
    }
    Strength strongest = Strength::None;
    for (const Drive &each : net.drives) {
        strongest = std::max(strongest, each.strength);
    }
    for (const auto &[index, voltage] : net.knobs) {
        if (net.drives[index].strength == strongest) {
            return voltage;
        }
    }
    return std::nullopt;
}

Pins::Terminal Pins::connect(PinId pin)
{
    at(pin).drives.emplace_back();
    return {pin, at(pin).drives.size() - 1};
}

void Pins::drive(const Terminal &terminal, Drive drive)
{
    assert(terminal.index > 0 && terminal.index < at(terminal.pin).drives.size());
    at(terminal.pin).drives[terminal.index] = drive;
    at(terminal.pin).knobs.erase(terminal.index);
    resolve(terminal.pin);
}

void Pins::driveVoltage(const Terminal &terminal, Strength strength, std::uint16_t voltage)
{
    assert(terminal.index > 0 && terminal.index < at(terminal.pin).drives.size());
    at(terminal.pin).drives[terminal.index] = {strength, isHigh(voltage)};
    at(terminal.pin).knobs.insert_or_assign(terminal.index, voltage);
    resolve(terminal.pin);
}

Pins::Bridge Pins::join(PinId a, PinId b)
{
    m_contacts.push_back({a, b});
    return {m_contacts.size() - 1};
}

void Pins::setClosed(Bridge bridge, bool closed)
{
    Contact &contact = m_contacts[bridge.index];
    if (contact.closed == closed) {
        return;
    }
    contact.closed = closed;
    if (closed) {
        ++m_closed;
    } else {
        --m_closed;
    }
    resolve(contact.a);
    resolve(contact.b);
}

std::vector<PinId> Pins::together(PinId pin) const
{
    std::vector<PinId> pins{pin};
    if (m_closed == 0) {
        return pins;
    }
    for (std::size_t i = 0; i < pins.size(); ++i) {
        for (const Contact &contact : m_contacts) {
            const PinId next = contact.a == pins[i] ? contact.b : contact.a;
            if (contact.closed && (contact.a == pins[i] || contact.b == pins[i])
                && std::find(pins.begin(), pins.end(), next) == pins.end()) {
                pins.push_back(next);
            }
        }
    }
    std::sort(pins.begin(), pins.end());
    return pins;
}

std::vector<Drive> Pins::drivesOf(const std::vector<PinId> &together) const
{
    std::vector<Drive> drives;
    for (const PinId each : together) {
        drives.insert(drives.end(), at(each).drives.begin(), at(each).drives.end());
    }
    return drives;
}

Pins::WatchId Pins::watch(PinId pin, std::function<void(Level)> watcher)
{
    const WatchId id{pin, ++m_watchOrder};
    at(pin).watchers.emplace(id.order, std::move(watcher));
    return id;
}

void Pins::unwatch(const WatchId &id)
{
    at(id.pin).watchers.erase(id.order);
}

Drive Pins::ownDrive(const Net &net)
{
    if (net.pulse) {
        return {Strength::Driven, net.pulse->high > core::Duration{}};
    }
    if (net.dac) {
        return {Strength::Driven, isHigh(*net.dac)};
    }
    if (net.direction == Direction::Output) {
        const bool letsGo = net.drive == DriveMode::OpenDrain && net.latch;
        return letsGo ? Drive{} : Drive{Strength::Driven, net.latch};
    }
    return net.pull == Pull::None ? Drive{} : Drive{Strength::InternalPull, net.pull == Pull::Up};
}

void Pins::setDirection(PinId pin, Direction direction)
{
    if (at(pin).direction != direction) {
        at(pin).direction = direction;
        m_recorder.record(EntryKind::PinDirection, number(pin), number(direction));
    }
}

void Pins::recordPull(PinId pin, Pull pull)
{
    if (at(pin).pull != pull) {
        at(pin).pull = pull;
        m_recorder.record(EntryKind::PinPull, number(pin), number(pull));
    }
}

void Pins::recordDrive(PinId pin, DriveMode drive)
{
    if (at(pin).drive != drive) {
        at(pin).drive = drive;
        m_recorder.record(EntryKind::PinDrive, number(pin), number(drive));
    }
}

void Pins::resolve(PinId pin)
{
    at(pin).drives[0] = ownDrive(at(pin));
    if (m_closed == 0) {
        settle(pin, sim::resolved(at(pin).drives));
        return;
    }
    const std::vector<PinId> pins = together(pin);
    const Resolved all = sim::resolved(drivesOf(pins));
    for (const PinId each : pins) {
        settle(each, all);
    }
}

void Pins::settle(PinId pin, const Resolved &resolved)
{
    Net &net = at(pin);
    const Resolved before = net.resolved;
    net.resolved = resolved;
    std::optional<std::uint16_t> voltage = heldVoltage(net);
    if (!voltage && net.told && resolved.level != Level::Floating) {
        // Something stronger holds it now, at a rail.
        voltage = resolved.level == Level::High ? std::uint16_t{65535} : std::uint16_t{0};
    }
    if (voltage && voltage != net.told) {
        net.told = voltage;
        m_recorder.record(EntryKind::PinVoltage, number(pin), 0, *voltage);
    }
    if (net.resolved.level == before.level) {
        return;
    }
    if (net.resolved.level != Level::Floating) {
        net.lastLevel = net.resolved.level == Level::High;
    }
    m_recorder.record(EntryKind::PinLevel, number(pin), number(net.resolved.level));
    for (const auto &[order, watcher] : net.watchers) {
        watcher(net.resolved.level);
    }
}

bool Pins::checkInvariants() const
{
    for (std::size_t i = 0; i < m_nets.size(); ++i) {
        const Net &net = m_nets[i];
        const Resolved all = sim::resolved(drivesOf(together(PinId{static_cast<std::uint8_t>(i)})));
        const bool idle = net.direction == Direction::Input && net.pull == Pull::None
            && net.drive == DriveMode::PushPull && !net.latch && !net.pulse && !net.dac;
        const bool onlyInputsPull = net.direction == Direction::Input || net.pull == Pull::None;
        const bool keptLevel
            = net.resolved.level == Level::Floating || net.lastLevel == (net.resolved.level == Level::High);
        if ((!net.claimed && !idle) || !onlyInputsPull || !keptLevel || net.drives[0] != ownDrive(net)
            || net.resolved != all) {
            return false;
        }
    }
    return true;
}

} // namespace sim
