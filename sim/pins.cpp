// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pins.h"

#include <cassert>

namespace sim {

using core::Direction;
using core::DriveMode;
using core::EntryKind;
using core::Level;
using core::number;
using core::PinId;
using core::Pull;

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

Pins::Terminal Pins::connect(PinId pin)
{
    at(pin).drives.emplace_back();
    return {pin, at(pin).drives.size() - 1};
}

void Pins::drive(const Terminal &terminal, Drive drive)
{
    assert(terminal.index > 0 && terminal.index < at(terminal.pin).drives.size());
    at(terminal.pin).drives[terminal.index] = drive;
    resolve(terminal.pin);
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
    Net &net = at(pin);
    net.drives[0] = ownDrive(net);
    const Resolved before = net.resolved;
    net.resolved = sim::resolved(net.drives);
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
    for (const Net &net : m_nets) {
        const bool idle = net.direction == Direction::Input && net.pull == Pull::None
            && net.drive == DriveMode::PushPull && !net.latch;
        const bool onlyInputsPull = net.direction == Direction::Input || net.pull == Pull::None;
        const bool keptLevel
            = net.resolved.level == Level::Floating || net.lastLevel == (net.resolved.level == Level::High);
        if ((!net.claimed && !idle) || !onlyInputsPull || !keptLevel || net.drives[0] != ownDrive(net)
            || net.resolved != sim::resolved(net.drives)) {
            return false;
        }
    }
    return true;
}

} // namespace sim
