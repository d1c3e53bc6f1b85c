// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tracetext.h"

#include "core/tickcounter.h"
#include "sim/metro_m4.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

namespace support {

using core::Entry;
using core::EntryKind;

namespace {

template <typename Enum> std::uint8_t byte(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

class Writer
{
public:
    void take(const std::string &line)
    {
        std::istringstream words(line);
        double ms = 0;
        std::string subject;
        std::string verb;
        if (!(words >> ms >> subject)) {
            return;
        }
        m_now = at(ms);
        words >> verb >> std::ws;
        std::string rest;
        std::getline(words, rest);
        if (subject == "idle") {
            record(EntryKind::LoopIdle);
        } else if (subject == "hand") {
            setPart(rest);
        } else if (subject == "program"
                   && (verb == "starts" || verb == "ends" || verb == "fails" || verb == "stopped")) {
            program(verb, rest);
        } else if (!task(subject, verb, rest) && !code(subject, verb, rest)) {
            std::fprintf(stderr, "not a line of a schedule: %s\n", line.c_str());
            std::abort();
        }
    }

    core::Trace trace;

private:
    void record(EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0, std::uint32_t value = 0)
    {
        trace.append({m_now, kind, subject, detail, value});
    }
    std::uint32_t text(const std::string &words) { return number(trace.intern(words)); }

    std::uint32_t id(const std::string &name)
    {
        if (name == "program") {
            return 0;
        }
        const auto known = m_tasks.find(name);
        return known != m_tasks.end()
            ? known->second
            : m_tasks.emplace(name, static_cast<std::uint32_t>(m_tasks.size() + 1)).first->second;
    }

    void program(const std::string &verb, const std::string &rest)
    {
        if (verb == "starts") {
            record(EntryKind::ProgramStarted);
            return;
        }
        if (verb == "fails") {
            record(EntryKind::Exception, 0, 0, text("1\t" + rest));
        }
        const auto reason = verb == "ends" ? core::EndReason::Finished
            : verb == "fails"              ? core::EndReason::Exception
                                           : core::EndReason::Interrupted;
        record(EntryKind::ProgramEnded, 0, byte(reason));
    }

    void queue(std::uint32_t task, core::QueuedBy by, std::int32_t ms)
    {
        record(EntryKind::TaskQueued, task, byte(by), (core::ticksAt(m_now) + core::TickSpan{ms}).count());
    }

    bool task(const std::string &subject, const std::string &verb, const std::string &rest)
    {
        const std::uint32_t who = id(subject);
        if (verb == "created") {
            record(EntryKind::TaskCreated, who, 0, text(subject));
            queue(who, core::QueuedBy::Created, 0);
        } else if (verb == "runs") {
            record(EntryKind::TaskResumed, who);
        } else if (verb == "sleeps") {
            queue(who, core::QueuedBy::Sleep, std::stoi(rest));
            record(EntryKind::TaskGaveUp, who, byte(core::WaitFor::Sleep));
        } else if (verb == "waits") {
            waits(who, rest.substr(4)); // after "for "
        } else if (verb == "wakes") {
            queue(who, wakerNamed(rest), 0);
        } else if (verb == "done") {
            record(EntryKind::TaskDone, who, byte(core::Outcome::Returned));
        } else if (verb == "cancelled") {
            record(EntryKind::TaskDone, who, byte(core::Outcome::Cancelled));
        } else if (verb == "fails") {
            record(EntryKind::TaskDone, who, byte(core::Outcome::Raised), text(rest));
        } else {
            return false;
        }
        return true;
    }

    static core::QueuedBy wakerNamed(const std::string &how)
    {
        return how == "event" ? core::QueuedBy::EventSet
            : how == "lock"   ? core::QueuedBy::LockHandOver
            : how == "gather" ? core::QueuedBy::Gather
            : how == "cancel" ? core::QueuedBy::Cancel
            : how == "input"  ? core::QueuedBy::Input
                              : core::QueuedBy::TaskEnd;
    }

    void waits(std::uint32_t who, const std::string &what)
    {
        if (what.find(" tasks") != std::string::npos) {
            record(EntryKind::TaskGaveUp, who, byte(core::WaitFor::Gather),
                   static_cast<std::uint32_t>(std::stoi(what)));
        } else if (what.rfind("Event", 0) == 0 || what.rfind("Lock", 0) == 0) {
            record(EntryKind::WaitableNamed, 1, 0, text(what));
            record(EntryKind::TaskGaveUp, who,
                   byte(what[0] == 'E' ? core::WaitFor::Event : core::WaitFor::Lock), 1);
        } else {
            record(EntryKind::TaskGaveUp, who, byte(core::WaitFor::Task), id(what));
        }
    }

    bool code(const std::string &subject, const std::string &verb, const std::string &rest)
    {
        const std::uint32_t who = id(subject);
        if (verb == "sets") {
            setPin(rest);
        } else if (verb == "blocks") {
            record(EntryKind::SleepBegan, who, 0, static_cast<std::uint32_t>(std::stoi(rest)));
        } else if (verb == "unblocks") {
            record(EntryKind::SleepEnded, who);
        } else if (verb == "prints") {
            record(EntryKind::Console, who, 0, text(rest + "\r\n"));
        } else if (verb == "line") {
            // "led1 line 12" or, in calls, "led1 line 12 depth 1"
            std::istringstream words(rest);
            std::uint32_t line = 0;
            std::uint32_t depth = 0;
            std::string word;
            words >> line >> word >> depth;
            record(EntryKind::Line, who, 0, core::linePlace(line, depth));
        } else {
            return false;
        }
        return true;
    }

    void setPart(const std::string &words) // "part 3 to 1"
    {
        std::istringstream in{words};
        std::string part;
        std::string to;
        std::uint32_t which = 0;
        std::int32_t value = 0;
        in >> part >> which >> to >> value;
        record(EntryKind::PartInput, which, 0, static_cast<std::uint32_t>(value));
    }

    void setPin(const std::string &words)
    {
        const std::size_t space = words.find(' ');
        const std::optional<core::PinId> pin = sim::metro_m4::pinNamed(words.substr(0, space));
        if (!pin) {
            std::fprintf(stderr, "no such pin: %s\n", words.c_str());
            std::abort();
        }
        const std::string how = words.substr(space + 1);
        const std::uint32_t subject = number(*pin);
        if (std::find(m_pins.begin(), m_pins.end(), subject) == m_pins.end()) {
            m_pins.push_back(subject);
            record(EntryKind::PinClaimed, subject);
            record(EntryKind::PinDirection, subject, byte(core::Direction::Output));
        }
        if (how.back() == '%') {
            record(EntryKind::PinDuty, subject, 0,
                   static_cast<std::uint32_t>(std::lround(std::stod(how) * 655.35)));
            return;
        }
        const auto level = how == "high" ? core::Level::High
            : how == "low"               ? core::Level::Low
                                         : core::Level::Floating;
        record(EntryKind::PinLevel, subject, byte(level));
    }

    core::Instant m_now{};
    std::map<std::string, std::uint32_t> m_tasks;
    std::vector<std::uint32_t> m_pins;
};

} // namespace

core::Instant at(double milliseconds)
{
    return core::Instant{programStart + core::Duration{std::llround(milliseconds * 1e6)}};
}

core::Trace traceFrom(std::string_view schedule)
{
    Writer writer;
    std::istringstream lines{std::string(schedule)};
    for (std::string line; std::getline(lines, line);) {
        writer.take(line);
    }
    return std::move(writer.trace);
}

} // namespace support
