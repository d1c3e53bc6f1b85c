// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/vcd.h"

#include "sim/metro_m4.h"

#include <algorithm>
#include <sstream>

namespace sim {

using core::EntryKind;

namespace {

/// Short printable names for variables: "!", then "\"", ... then two characters.
std::string codeOf(std::uint32_t variable)
{
    constexpr std::uint32_t first = '!';
    constexpr std::uint32_t count = '~' - first + 1;
    std::string code;
    do {
        code += static_cast<char>(first + variable % count);
        variable /= count;
    } while (variable > 0);
    return code;
}

/// A reference in a dump has no blanks.
std::string referenceOf(std::string name)
{
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return c <= ' ' || c > '~'; }, '_');
    return name;
}

} // namespace

std::uint64_t VcdWriter::microsAt(core::Instant time) const
{
    const auto micros
        = std::chrono::duration_cast<std::chrono::microseconds>(time - m_start.value_or(time)).count();
    return micros < 0 ? 0 : static_cast<std::uint64_t>(micros);
}

std::uint32_t VcdWriter::declare(std::string name, bool isTask)
{
    m_names.push_back(std::move(name));
    m_isTask.push_back(isTask);
    m_initial.push_back(isTask ? '0' : 'z');
    return static_cast<std::uint32_t>(m_names.size() - 1);
}

std::uint32_t VcdWriter::pinVariable(core::PinId pin)
{
    const auto known = m_pins.find(pin);
    if (known != m_pins.end()) {
        return known->second;
    }
    return m_pins[pin] = declare(std::string{metro_m4::pin(pin).label()}, false);
}

void VcdWriter::change(core::Instant time, std::uint32_t variable, char value)
{
    if (m_start) {
        m_changes.push_back({microsAt(time), variable & 0xFFFFFF, static_cast<unsigned char>(value)});
    } else {
        m_initial[variable] = value;
    }
}

void VcdWriter::draw(core::PinId pin, core::Instant time)
{
    constexpr std::uint32_t highestDrawn = 5000; // Hz
    const auto found = m_pulses.find(pin);
    if (found == m_pulses.end() || time <= found->second.since || found->second.frequency == 0) {
        return;
    }
    Pulses &pulses = found->second;
    const std::uint32_t variable = pinVariable(pin);
    if (pulses.duty == 0 || pulses.duty == 65535) {
        change(pulses.since, variable, pulses.duty == 0 ? '0' : '1');
    } else if (pulses.frequency > highestDrawn) {
        change(pulses.since, variable, 'x');
    } else {
        const core::Duration period{1'000'000'000 / pulses.frequency};
        const core::Duration high = period * pulses.duty / 65535;
        for (core::Instant at = pulses.since; at < time; at += period) {
            change(at, variable, '1');
            if (at + high < time) {
                change(at + high, variable, '0');
            }
        }
    }
    pulses.since = time;
}

void VcdWriter::hold(core::Instant time, std::optional<core::TaskId> task)
{
    if (m_holder) {
        change(time, *m_holder, '0');
        m_holder.reset();
    }
    if (task) {
        if (const auto known = m_tasks.find(*task); known != m_tasks.end()) {
            m_holder = known->second;
            change(time, *m_holder, '1');
        }
    }
}

void VcdWriter::add(const core::Entry &entry, const core::Trace &trace)
{
    switch (entry.kind()) {
    case EntryKind::ProgramStarted:
        m_start = entry.time();
        break;
    case EntryKind::TaskCreated:
        m_tasks[entry.task()] = declare(referenceOf(std::string{trace.text(entry.string())}), true);
        break;
    case EntryKind::TaskResumed:
        hold(entry.time(), entry.task());
        break;
    case EntryKind::TaskGaveUp:
    case EntryKind::TaskDone:
    case EntryKind::ProgramEnded:
        hold(entry.time(), std::nullopt);
        break;
    case EntryKind::PinClaimed:
        pinVariable(entry.pin());
        break;
    case EntryKind::PinLevel: {
        const auto level = entry.detailAs<core::Level>();
        change(entry.time(), pinVariable(entry.pin()),
               level == core::Level::High      ? '1'
                   : level == core::Level::Low ? '0'
                                               : 'z');
        break;
    }
    case EntryKind::PinDuty:
        draw(entry.pin(), entry.time());
        m_pulses[entry.pin()].duty = entry.value();
        m_pulses[entry.pin()].since = entry.time();
        break;
    case EntryKind::PinFrequency:
        draw(entry.pin(), entry.time());
        m_pulses[entry.pin()].frequency = entry.value();
        m_pulses[entry.pin()].since = entry.time();
        break;
    case EntryKind::PinReleased:
        draw(entry.pin(), entry.time());
        m_pulses.erase(entry.pin());
        break;
    default:
        break;
    }
}

void VcdWriter::finish(core::Instant end, const core::Trace &)
{
    for (const auto &[pin, pulses] : m_pulses) {
        draw(pin, end);
    }
    // Pulses were drawn when they had ended, after what happened in between.
    std::stable_sort(m_changes.begin(), m_changes.end(),
                     [](const Change &a, const Change &b) { return a.micros < b.micros; });
    std::ostringstream out;
    out << "$version Metrolume $end\n$comment virtual time; 0 is the start of code.py $end\n"
           "$timescale 1us $end\n$scope module board $end\n";
    for (const bool tasks : {false, true}) {
        if (tasks) {
            out << "$scope module tasks $end\n";
        }
        for (std::uint32_t i = 0; i < m_names.size(); ++i) {
            if (m_isTask[i] == tasks) {
                out << "$var wire 1 " << codeOf(i) << ' ' << m_names[i] << " $end\n";
            }
        }
    }
    out << "$upscope $end\n$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n";
    std::vector<char> values = m_initial;
    for (std::uint32_t i = 0; i < m_names.size(); ++i) {
        out << values[i] << codeOf(i) << '\n';
    }
    out << "$end\n";

    // Of several changes in one microsecond each is written: readers keep the last. A value that does
    // not change is left out.
    std::uint64_t written = 0;
    const auto stamp = [&](std::uint64_t micros) {
        if (micros != written) {
            out << '#' << micros << '\n';
            written = micros;
        }
    };
    for (const Change &step : m_changes) {
        const char value = static_cast<char>(step.value);
        if (values[step.variable] != value) {
            values[step.variable] = value;
            stamp(step.micros);
            out << value << codeOf(step.variable) << '\n';
        }
    }
    stamp(std::max(written, microsAt(end)));
    m_output += out.str();
}

} // namespace sim
