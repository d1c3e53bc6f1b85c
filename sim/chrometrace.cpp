// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/chrometrace.h"

#include "sim/metro_m4.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace sim {

using core::EntryKind;
using core::Instant;
using core::TaskId;

namespace {

std::string quoted(std::string_view text)
{
    // What a program prints need not be valid UTF-8.
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string inMicros(core::Duration span)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%lld.%03lld", static_cast<long long>(span.count() / 1000),
                  static_cast<long long>(span.count() % 1000));
    return text.data();
}

} // namespace

ChromeTraceSink::ChromeTraceSink()
{
    m_output = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"
               "{\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":\"Metro M4 Express\"}}";
    m_tasks[core::programTask].name = "program";
    nameTrack(core::programTask, "program");
}

ChromeTraceSink::Task &ChromeTraceSink::task(TaskId id)
{
    Task &found = m_tasks[id];
    if (found.name.empty()) {
        found.name = "task " + std::to_string(core::number(id));
    }
    return found;
}

std::string ChromeTraceSink::micros(Instant time) const
{
    return inMicros(m_start && time > *m_start ? time - *m_start : core::Duration{});
}

void ChromeTraceSink::begin(std::string_view phase, std::string_view name, Instant time, TaskId track)
{
    m_output += ",\n{\"ph\":\"";
    m_output += phase;
    m_output += "\",\"pid\":1,\"tid\":" + std::to_string(core::number(track)) + ",\"ts\":" + micros(time)
        + ",\"name\":" + quoted(name);
}

void ChromeTraceSink::slice(std::string_view name, Instant from, Instant to, TaskId track)
{
    begin("X", name, from, track);
    m_output += ",\"dur\":" + inMicros(to - from) + "}";
}

void ChromeTraceSink::nameTrack(TaskId id, std::string_view name)
{
    begin("M", "thread_name", Instant{}, id);
    m_output += ",\"args\":{\"name\":" + quoted(name) + "}}";
    begin("M", "thread_sort_index", Instant{}, id);
    m_output += ",\"args\":{\"sort_index\":" + std::to_string(core::number(id)) + "}}";
}

void ChromeTraceSink::queue(const core::Entry &entry)
{
    // An arrow for whom somebody else wakes: a sleeper wakes itself.
    if (entry.detailAs<core::QueuedBy>() == core::QueuedBy::Sleep) {
        return;
    }
    task(entry.task()).arrow = ++m_arrows;
    begin("s", "wakes", entry.time(), m_holder);
    m_output += ",\"cat\":\"wake\",\"id\":" + std::to_string(m_arrows) + "}";
}

void ChromeTraceSink::resume(const core::Entry &entry)
{
    if (m_tasks[m_holder].heldSince && m_holder != entry.task()) {
        endTurn(m_holder, entry.time());
    }
    m_holder = entry.task();
    Task &resumed = task(entry.task());
    resumed.heldSince = entry.time();
    if (resumed.arrow) {
        begin("f", "wakes", entry.time(), entry.task());
        m_output += ",\"cat\":\"wake\",\"bp\":\"e\",\"id\":" + std::to_string(*resumed.arrow) + "}";
        resumed.arrow.reset();
    }
}

void ChromeTraceSink::endTurn(TaskId id, Instant time)
{
    Task &ending = task(id);
    if (ending.heldSince) {
        slice(ending.name, *ending.heldSince, time, id);
        ending.heldSince.reset();
    }
}

void ChromeTraceSink::mark(std::string_view name, std::string_view text, Instant time)
{
    begin("i", name, time, m_holder);
    m_output += ",\"s\":\"t\",\"args\":{\"text\":" + quoted(text) + "}}";
}

void ChromeTraceSink::add(const core::Entry &entry, const core::Trace &trace)
{
    switch (entry.kind()) {
    case EntryKind::ProgramStarted:
        m_start = entry.time();
        m_holder = core::programTask;
        m_tasks[core::programTask].heldSince = entry.time();
        break;
    case EntryKind::TaskCreated:
        m_tasks[entry.task()].name = trace.text(entry.string());
        nameTrack(entry.task(), trace.text(entry.string()));
        break;
    case EntryKind::TaskQueued:
        queue(entry);
        break;
    case EntryKind::TaskResumed:
        resume(entry);
        break;
    case EntryKind::TaskGaveUp:
    case EntryKind::TaskDone:
        endTurn(entry.task(), entry.time());
        break;
    case EntryKind::SleepBegan:
        m_sleepsSince = entry.time();
        break;
    case EntryKind::SleepEnded:
        slice("time.sleep", m_sleepsSince.value_or(entry.time()), entry.time(), m_holder);
        m_sleepsSince.reset();
        break;
    case EntryKind::Console:
        mark("console", trace.text(entry.string()), entry.time());
        break;
    case EntryKind::Exception:
        mark("exception", trace.text(entry.string()), entry.time());
        break;
    case EntryKind::PinLevel:
        begin("C", metro_m4::pin(entry.pin()).label(), entry.time(), core::programTask);
        m_output += entry.detailAs<core::Level>() == core::Level::High ? ",\"args\":{\"high\":1}}"
                                                                       : ",\"args\":{\"high\":0}}";
        break;
    case EntryKind::PinDuty: {
        // A counter may stand between 0 and 1: the share of time.
        const std::uint32_t thousandths = entry.value() * 1000 / 65535;
        const std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
        begin("C", metro_m4::pin(entry.pin()).label(), entry.time(), core::programTask);
        m_output += ",\"args\":{\"high\":" + std::to_string(thousandths / 1000) + "." + digits + "}}";
        break;
    }
    default:
        break;
    }
}

void ChromeTraceSink::finish(Instant end, const core::Trace &)
{
    if (m_sleepsSince) {
        slice("time.sleep", *m_sleepsSince, end, m_holder);
    }
    for (const auto &[id, last] : m_tasks) {
        if (last.heldSince) {
            slice(last.name, *last.heldSince, end, id);
        }
    }
    m_output += "\n]}\n";
}

} // namespace sim
