// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/pwm.h"

namespace sim {

using metro_m4::PwmSlot;
using metro_m4::PwmTimer;

namespace {

constexpr std::array<std::uint32_t, 8> prescalers{1, 2, 4, 8, 16, 64, 256, 1024};
constexpr std::array<std::uint32_t, 5> tccChannels{6, 4, 3, 2, 2};

} // namespace

TimerSetting TimerSetting::forFrequency(std::uint32_t frequency, int bits)
{
    const std::uint64_t limit = std::uint64_t{1} << bits;
    TimerSetting setting;
    for (const std::uint32_t prescaler : prescalers) {
        setting = {prescaler, metro_m4::cpuFrequency / prescaler / frequency - 1};
        if (setting.top < limit) {
            break;
        }
    }
    return setting;
}

std::uint32_t TimerSetting::compareFor(std::uint16_t duty) const
{
    return static_cast<std::uint32_t>(std::uint64_t{top} * duty / 65535);
}

std::uint16_t TimerSetting::dutyOf(std::uint32_t compare) const
{
    return top == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(std::uint64_t{compare} * 65535 / top);
}

core::Duration TimerSetting::timeOf(std::uint32_t counts) const
{
    // 120 MHz: 25/3 ns a count.
    static_assert(metro_m4::cpuFrequency == 120'000'000);
    return core::Duration{static_cast<std::int64_t>(counts) * prescaler * 25 / 3};
}

std::uint32_t PwmTimers::channelOf(const PwmSlot &slot)
{
    return std::uint32_t{1} << (slot.output % tccChannels[slot.number]);
}

int PwmTimers::bitsOf(const PwmSlot &slot)
{
    return slot.timer == PwmTimer::Tcc && slot.number < 2 ? 24 : 16;
}

std::optional<PwmSlot> PwmTimers::take(const metro_m4::Pin &pin, std::uint32_t frequency, bool variable)
{
    if (!variable) {
        for (const PwmSlot &slot : pin.pwmSlots) {
            if (slot.timer != PwmTimer::Tcc) {
                continue;
            }
            Tcc &tcc = m_tccs[slot.number];
            if (tcc.frequency == frequency && (tcc.channels & channelOf(slot)) == 0) {
                tcc.channels |= channelOf(slot);
                return slot;
            }
        }
    }
    for (std::size_t i = 0; i < pin.pwmSlots.size(); ++i) {
        const PwmSlot &slot = pin.pwmSlots[variable ? i : pin.pwmSlots.size() - 1 - i];
        if (slot.timer == PwmTimer::Tc && slot.usable() && !m_tcRuns[slot.number]) {
            m_tcRuns[slot.number] = true;
            return slot;
        }
        if (slot.timer == PwmTimer::Tcc && m_tccs[slot.number].channels == 0) {
            m_tccs[slot.number] = {variable ? 0 : frequency, channelOf(slot)};
            return slot;
        }
    }
    return std::nullopt;
}

void PwmTimers::giveBack(const PwmSlot &slot)
{
    if (slot.timer == PwmTimer::Tc) {
        m_tcRuns[slot.number] = false;
        return;
    }
    Tcc &tcc = m_tccs[slot.number];
    tcc.channels &= ~channelOf(slot);
    if (tcc.channels == 0) {
        tcc.frequency = 0;
    }
}

std::optional<std::size_t> PwmTimers::takeSpare()
{
    for (std::size_t number = m_tcRuns.size(); number > 0; --number) {
        if (!m_tcRuns[number - 1]) {
            m_tcRuns[number - 1] = true;
            return number - 1;
        }
    }
    return std::nullopt;
}

PwmOutput::PwmOutput(Pins &pins, PwmTimers &timers, core::PinId pin, const PwmSlot &slot,
                     std::uint32_t frequency, std::uint16_t duty, bool variable)
    : m_pins(pins), m_timers(timers), m_pin(pin), m_slot(slot), m_variable(variable),
      m_setting(TimerSetting::forFrequency(frequency, PwmTimers::bitsOf(slot))), m_asked(duty)
{
    m_pins.claim(pin);
    setDuty(duty);
}

void PwmOutput::stop()
{
    if (m_running) {
        m_running = false;
        m_timers.giveBack(m_slot);
        m_pins.release(m_pin);
    }
}

void PwmOutput::setFrequency(std::uint32_t frequency)
{
    m_setting = TimerSetting::forFrequency(frequency, PwmTimers::bitsOf(m_slot));
    setDuty(m_asked);
}

void PwmOutput::setDuty(std::uint16_t duty)
{
    m_asked = duty;
    m_compare = m_setting.compareFor(duty);
    show();
}

void PwmOutput::show()
{
    m_pins.setPulse(m_pin, {m_setting.timeOf(m_compare), m_setting.timeOf(m_setting.top + 1)}, duty(),
                    frequency());
}

} // namespace sim
