// SPDX-License-Identifier: GPL-3.0-or-later
#include "longruns.h"

#include "core/tickcounter.h"
#include "sim/metro_m4.h"

#include <algorithm>
#include <array>
#include <string>

namespace bench {

namespace {

using core::EntryKind;
using namespace std::chrono_literals;

template <typename Enum> std::uint8_t byte(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

class Writer
{
public:
    explicit Writer(core::Instant start = core::Instant{1s}) : m_now(start)
    {
        m_file = number(m_trace.intern("code.py"));
        put(EntryKind::FileNamed, 0, 0, m_file);
        put(EntryKind::ProgramStarted);
    }

    void put(EntryKind kind, std::uint32_t subject = 0, std::uint8_t detail = 0, std::uint32_t value = 0)
    {
        m_trace.append({m_now, kind, subject, detail, value});
    }
    void pass(core::Duration span) { m_now += span; }
    void passTo(core::Instant time) { m_now = std::max(m_now, time); }
    core::Instant now() const { return m_now; }
    std::uint32_t text(const std::string &words) { return number(m_trace.intern(words)); }

    void claim(const char *pin)
    {
        put(EntryKind::PinClaimed, number(*sim::metro_m4::pinNamed(pin)));
        put(EntryKind::PinDirection, number(*sim::metro_m4::pinNamed(pin)), byte(core::Direction::Output));
    }
    void turn(std::uint32_t pin, bool high)
    {
        put(EntryKind::PinLevel, pin, byte(high ? core::Level::High : core::Level::Low));
    }
    void line(std::uint32_t task, std::uint32_t number)
    {
        put(EntryKind::Line, task, 0, number);
        m_now += 20us;
    }
    std::size_t size() const { return m_trace.size(); }
    core::Trace take() { return std::move(m_trace); }

private:
    core::Trace m_trace;
    core::Instant m_now;
    std::uint32_t m_file = 0;
};

std::uint32_t pinOf(const char *name)
{
    return number(*sim::metro_m4::pinNamed(name));
}

class Loop
{
public:
    Loop()
    {
        for (const char *pin : {"D1", "D2", "D3", "D4", "D9"}) {
            m_writer.claim(pin);
        }
        m_writer.put(EntryKind::WaitableNamed, 1, 0, m_writer.text("Event 1"));
        for (std::uint32_t id = 1; id <= m_tasks.size(); ++id) {
            const std::string name = std::array{"main", "led1", "led2", "led3", "spinner", "waiter"}[id - 1];
            m_writer.put(EntryKind::TaskCreated, id, 0, m_writer.text(name));
            m_writer.put(EntryKind::TaskQueued, id, byte(core::QueuedBy::Created), tick(0));
        }
        m_writer.put(EntryKind::TaskGaveUp, 0, byte(core::WaitFor::Task), 1);
    }

    void turn()
    {
        // The first by due time, in the order of the queue.
        const auto next = std::min_element(m_tasks.begin() + 1, m_tasks.end() - 1,
                                           [](const Task &a, const Task &b) { return a.due < b.due; });
        const auto id = static_cast<std::uint32_t>(next - m_tasks.begin() + 1);
        if (next->due > m_writer.now()) {
            m_writer.put(EntryKind::LoopIdle, 0, 0, core::ticksAt(next->due).count());
            m_writer.passTo(next->due);
        }
        m_writer.put(EntryKind::TaskResumed, id);
        m_writer.pass(30us);
        m_writer.line(id, 10 + id);
        act(id, *next);
        m_writer.line(id, 11 + id);
        const int pause = std::array{0, 0, 25, 10, 40, ++m_spins % 8 == 0 ? 30 : 0}[id];
        m_writer.put(EntryKind::TaskQueued, id, byte(core::QueuedBy::Sleep), tick(pause));
        m_writer.put(EntryKind::TaskGaveUp, id, byte(core::WaitFor::Sleep), tick(pause));
        next->due = core::instantOf(core::ticksAt(m_writer.now()) + core::TickSpan{pause}, m_writer.now());
        ++m_turns;
        if (m_isSet) {
            wakeWaiter();
        }
    }

    std::size_t turns() const { return m_turns; }
    Writer &writer() { return m_writer; }

private:
    struct Task
    {
        core::Instant due{};
        bool high = false;
    };

    std::uint32_t tick(int later) const
    {
        return (core::ticksAt(m_writer.now()) + core::TickSpan{later}).count();
    }

    void act(std::uint32_t id, Task &task)
    {
        if (id == 5) {
            if (m_turns % 64 == 0) {
                m_writer.put(EntryKind::PinDuty, pinOf("D9"), 0,
                             static_cast<std::uint32_t>(m_turns * 977 % 65536));
            }
            return;
        }
        task.high = !task.high;
        m_writer.turn(pinOf(std::array{"", "D1", "D1", "D2", "D3"}[id]), task.high);
        if (id == 2 && m_turns % 5 == 0 && !m_isSet) {
            m_writer.put(EntryKind::TaskQueued, 6, byte(core::QueuedBy::EventSet), tick(0));
            m_isSet = true;
        }
        if (id == 3 && m_turns % 100 < 3) {
            m_writer.put(EntryKind::Console, id, 0,
                         m_writer.text("round " + std::to_string(m_turns % 5000) + "\r\n"));
        }
        if (id == 4 && m_turns % 50 == 0) {
            m_writer.put(EntryKind::SleepBegan, id, 0, 120);
            m_writer.pass(120ms);
            m_writer.put(EntryKind::SleepEnded, id);
        }
    }

    void wakeWaiter()
    {
        m_isSet = false;
        m_writer.put(EntryKind::TaskResumed, 6);
        m_writer.pass(40us);
        m_writer.turn(pinOf("D4"), m_tasks[5].high = !m_tasks[5].high);
        m_writer.put(EntryKind::TaskGaveUp, 6, byte(core::WaitFor::Event), 1);
        ++m_turns;
    }

    Writer m_writer;
    std::array<Task, 6> m_tasks{};
    std::size_t m_turns = 0;
    std::size_t m_spins = 0;
    bool m_isSet = false;
};

template <typename More> core::Trace loopWhile(More more, std::size_t half)
{
    Loop loop;
    bool failed = false;
    while (more(loop)) {
        loop.turn();
        if (!failed && loop.writer().size() >= half) {
            failed = true;
            loop.writer().put(EntryKind::Exception, 4, 0, loop.writer().text("14\tValueError: rare"));
        }
    }
    loop.writer().put(EntryKind::ProgramEnded, 0, byte(core::EndReason::Interrupted));
    return loop.writer().take();
}

} // namespace

core::Trace takingTurns(std::size_t turns)
{
    return loopWhile([turns](const Loop &loop) { return loop.turns() < turns; }, turns * 3);
}

core::Trace takingTurnsFor(std::size_t entries)
{
    return loopWhile([entries](Loop &loop) { return loop.writer().size() + 1 < entries; }, entries / 2);
}

core::Trace sleeping(std::size_t entries)
{
    Writer writer;
    writer.claim("D1");
    writer.claim("D2");
    while (writer.size() < entries) {
        writer.line(0, 12);
        for (const char *pin : {"D1", "D2"}) {
            for (const bool high : {true, false}) {
                writer.line(0, high ? 13 : 15);
                writer.turn(pinOf(pin), high);
                writer.line(0, high ? 14 : 16);
                writer.put(EntryKind::SleepBegan, 0, 0, 100);
                writer.pass(100ms);
                writer.put(EntryKind::SleepEnded, 0);
            }
        }
    }
    return writer.take();
}

core::Trace polling(std::size_t entries)
{
    Writer writer;
    writer.claim("D1");
    writer.claim("D2");
    for (std::size_t round = 1; writer.size() < entries; ++round) {
        for (std::uint32_t line = 20; line < 24; ++line) {
            writer.line(0, line);
        }
        if (round % 1500 == 0) {
            writer.turn(pinOf("D1"), round % 3000 == 0);
        }
        if (round % 4000 == 0) {
            writer.turn(pinOf("D2"), round % 8000 == 0);
        }
    }
    return writer.take();
}

} // namespace bench
