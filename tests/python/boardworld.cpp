// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include "sim/metro_m4.h"

#include <cstdlib>
#include <stdexcept>

#include <poll.h>

namespace {

constexpr int deadline = 20'000; // ms without a word from the board

} // namespace

BoardWorld::BoardWorld(std::string program, double cpuFactor)
    : BoardWorld(sim::Load{{"code.py", std::move(program)}, {}, {}, 1, cpuFactor, true})
{
}

BoardWorld::BoardWorld(sim::Load load)
{
    const char *bin = std::getenv("METROLUME_BIN");
    auto started = app::BoardProcess::start(std::string{bin != nullptr ? bin : "."} + "/metrolume-board");
    if (!started) {
        throw std::runtime_error{started.error().text()};
    }
    m_board = std::move(*started);
    m_board->answered = [this](const sim::Answer &answer) {
        if (const auto *entries = std::get_if<sim::Entries>(&answer)) {
            for (const std::string &string : entries->strings) {
                m_trace.intern(string);
            }
            for (const core::Entry &entry : entries->entries) {
                m_trace.append(entry);
            }
        } else if (const auto *stopped = std::get_if<sim::Stopped>(&answer)) {
            m_stopped = *stopped;
            m_hasStopped = true;
        } else if (const auto *notice = std::get_if<sim::Notice>(&answer)) {
            m_notices.push_back(notice->text);
        } else if (const auto *inspection = std::get_if<sim::Inspection>(&answer)) {
            m_inspection = *inspection;
            m_hasInspected = true;
        } else {
            m_ready = true;
        }
    };
    m_board->died = [this](const std::string &how) { m_death = how; };
    m_board->send(load);
    await(m_ready);
}

void BoardWorld::await(const bool &condition)
{
    while (!condition && m_death.empty() && m_board->isAlive()) {
        const short events = static_cast<short>(POLLIN | (m_board->wantsToWrite() ? POLLOUT : 0));
        pollfd line{m_board->fd(), events, 0};
        if (poll(&line, 1, deadline) == 0) {
            throw std::runtime_error{"The board gave no answer."};
        }
        if ((line.revents & POLLOUT) != 0) {
            m_board->writePending();
        }
        if ((line.revents & (POLLIN | POLLHUP)) != 0) {
            m_board->readAvailable();
        }
    }
}

sim::Stopped BoardWorld::awaitStop()
{
    await(m_hasStopped);
    m_hasStopped = false;
    return m_stopped;
}

sim::Inspection BoardWorld::inspect()
{
    m_board->send(sim::Inspect{});
    await(m_hasInspected);
    m_hasInspected = false;
    return m_inspection;
}

sim::Stopped BoardWorld::run(const sim::RunUntil &until)
{
    m_board->send(until);
    return awaitStop();
}

sim::Stopped BoardWorld::runFor(core::Duration time)
{
    // To the start first: before it, nobody but the board knows when that is.
    if (count(core::EntryKind::ProgramStarted) == 0) {
        const sim::Stopped started = run({{}, 1, {}, {}});
        if (started.reason == sim::StopReason::Ended) {
            return started;
        }
    }
    return run({startedAt() + time, {}, {}, {}});
}

std::string BoardWorld::console() const
{
    std::string text;
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        if (m_trace[i].kind() == core::EntryKind::Console) {
            text += m_trace.text(m_trace[i].string());
        }
    }
    return text;
}

std::size_t BoardWorld::count(core::EntryKind kind) const
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        found += m_trace[i].kind() == kind ? 1 : 0;
    }
    return found;
}

core::Entry BoardWorld::last(core::EntryKind kind) const
{
    for (std::size_t i = m_trace.size(); i > 0; --i) {
        if (m_trace[i - 1].kind() == kind) {
            return m_trace[i - 1];
        }
    }
    throw std::runtime_error{"There is no such entry. The console says: " + console()};
}

core::Instant BoardWorld::startedAt() const
{
    return last(core::EntryKind::ProgramStarted).time();
}

std::vector<double> BoardWorld::edges(std::string_view pin, core::Level level) const
{
    std::vector<double> times;
    const core::PinId id = *sim::metro_m4::pinNamed(pin);
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        const core::Entry &entry = m_trace[i];
        if (entry.kind() == core::EntryKind::PinLevel && entry.pin() == id
            && entry.detailAs<core::Level>() == level) {
            times.push_back(std::chrono::duration<double, std::milli>{entry.time() - startedAt()}.count());
        }
    }
    return times;
}
