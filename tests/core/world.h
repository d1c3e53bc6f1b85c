// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutine.h"
#include "core/event.h"
#include "core/gathertasks.h"
#include "core/lock.h"
#include "core/sleep.h"
#include "core/waitfor.h"

#include <functional>
#include <string>

/// A clock with nothing behind it: it jumps. Ctrl-C can be set for a moment to come.
class PlainClock final : public core::Clock
{
public:
    explicit PlainClock(core::Instant start = {}) { m_now = start; }

    void advance(core::Duration span) override { m_now += span; }
    bool waitUntil(core::Instant due) override
    {
        if (m_ctrlC && *m_ctrlC <= due) {
            m_now = std::max(m_now, *m_ctrlC);
            m_ctrlC.reset();
            m_interrupted = true;
            return false;
        }
        m_now = std::max(m_now, due);
        return true;
    }

    void pressCtrlCAt(core::Instant time) { m_ctrlC = time; }
    void forgetCtrlC() { m_interrupted = false; }

private:
    std::optional<core::Instant> m_ctrlC;
};

/// A clock, a trace, a scheduler, and a log in which tasks say what they do. The scheduler's order is checked
/// at every co_await and every word.
struct World final : core::AwaitWatcher
{
    explicit World(core::Instant start = {}) : clock(start), scheduler(clock, &trace), begin(start)
    {
        scheduler.setAwaitWatcher(this);
    }

    void reachedAwait(core::SourcePlace place) override
    {
        if (!scheduler.checkInvariants()) {
            log += "BROKEN at line " + std::to_string(place.line) + ' ';
        }
    }

    /// "12 A" for: at 12 ms since the world began, A happened. Separated by ", ". A scheduler in
    /// disorder shows as "BROKEN".
    void say(const std::string &what)
    {
        if (!scheduler.checkInvariants()) {
            log += "BROKEN ";
        }
        const auto passed = core::millisecondsAt(clock.now()) - core::millisecondsAt(begin);
        log += (log.empty() ? "" : ", ") + std::to_string(passed) + ' ' + what;
    }
    void sayIf(bool condition, const std::string &what)
    {
        if (condition) {
            say(what);
        }
    }

    /// The texts of all Exception entries.
    std::string exceptions() const
    {
        std::string texts;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            if (trace[i].kind() == core::EntryKind::Exception) {
                texts += trace.text(trace[i].string());
            }
        }
        return texts;
    }

    template <typename T> core::TaskHandle<T> start(core::Task<T> task, std::string_view name = "task")
    {
        return core::createTask(scheduler, std::move(task), name);
    }
    template <typename T> T run(core::Task<T> task) { return core::run(scheduler, std::move(task)); }

    PlainClock clock;
    core::Trace trace;
    core::Scheduler scheduler;
    core::Instant begin;
    std::string log;
};

/// Says `what` after some time.
inline core::Task<> sayAfter(World &world, std::string what, core::Duration time)
{
    co_await core::sleep(time);
    world.say(what);
}
