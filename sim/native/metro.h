// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coroutine.h"
#include "core/gathertasks.h"
#include "core/sleep.h"
#include "core/waitfor.h"
#include "sim/board.h"
#include "sim/guest.h"

#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace sim::native {

using core::Duration;
using core::gather;
using core::sleep;
using core::SourcePlace;
using core::Task;
using core::TaskHandle;
using core::waitFor;
using namespace std::chrono_literals;

/// The board, as a C++ program on it sees it: what CircuitPython's time, print() and asyncio are.
///
///     Task<> flash(Metro &metro, Pin pin)
///     {
///         DigitalOut led{metro, pin};
///         for (;;) {
///             led.set(true);
///             co_await sleep(250ms); // gives the CPU away
///             led.set(false);
///             co_await sleep(250ms);
///         }
///     }
///
///     void program(Metro &metro)
///     {
///         metro.print("hello");
///         metro.delay(1s); // holds the CPU
///         metro.run(flash(metro, pins::D1));
///     }
///
/// Tasks, sleep, gather, waitFor, Event and Lock are those of core/, and the scheduler is the one that
/// runs Python's tasks too.
///
/// *Lines.* Nothing in C++ reports which line runs. So every call on the board and every co_await says
/// where it stands (the SourcePlace that each of them takes by itself) and counts as one line reached.
/// Lines between them run, but are not seen.
///
/// *Time.* What a call on the board takes is what the same call takes CircuitPython's firmware
/// (sim/costs.h), without the interpreter's share. The C++ between two calls takes none: compiled code needs
/// nanoseconds, and nobody counts them here. So a loop that never calls the board stands still in virtual
/// time, and never comes back.
class Metro final : public Guest, public core::AwaitWatcher
{
public:
    struct Options
    {
        std::string sourceFile;               ///< the program's file, without folders: "code.cpp"
        bool recordLines = true;              ///< lines become entries
        std::function<void()> consoleWritten; ///< the front may want to see the console soon
    };

    /// `board` must outlive it.
    Metro(Board &board, Options options);

    // What programs use.

    /// Nothing else runs meanwhile: the time.sleep() of C++. Rounded to whole milliseconds. A Ctrl-C ends
    /// it, and throws core::Interrupted. Misuse if `span` is negative.
    void delay(Duration span, SourcePlace place = {});
    /// Time since power-on, in whole milliseconds: time.monotonic().
    Duration monotonic(SourcePlace place = {});
    /// Writes a line to the serial console.
    void print(std::string_view text, SourcePlace place = {});
    /// Makes a coroutine a task of its own (core::createTask()). `name` is its name in the timeline.
    template <typename T>
    TaskHandle<T> createTask(Task<T> coroutine, std::string_view name = "task", SourcePlace place = {})
    {
        reach(place);
        return core::createTask(m_scheduler, std::move(coroutine), name);
    }
    /// Runs a coroutine to its end, and all tasks meanwhile: asyncio.run().
    template <typename T> T run(Task<T> main, std::string_view name = "main", SourcePlace place = {})
    {
        reach(place);
        return core::run(m_scheduler, std::move(main), name);
    }
    /// For events and locks: `core::Event pressed{metro.scheduler()};`
    core::Scheduler &scheduler() { return m_scheduler; }

    // What the parts of this face use.

    Board &board() { return m_board; }
    /// Text for the serial console. Costs no time.
    void write(std::string_view text);
    /// The program has reached a place in its source. Throws core::Interrupted if Ctrl-C was pressed.
    /// Places in other files than the program's are none of its lines.
    void reach(SourcePlace place);
    /// The program's last line reached; 0 before the first.
    int line() const { return m_line; }
    /// The program is over, and the board has its pins back.
    void endProgram() { m_ended = true; }
    bool hasEnded() const { return m_ended; }

    std::uint64_t linesRun() const override { return m_lines; }
    void setLineLimit(std::uint64_t lines, std::function<void()> handler) override;
    void type(std::string_view) override { }
    /// Nobody can look into compiled code: where its tasks are, the trace tells.
    Inspection inspect() const override { return {false, {}, 0, {}, 0}; }
    void reachedAwait(SourcePlace place) override { reach(place); }

private:
    core::TaskId runningTask() const;
    bool isOfProgram(const char *file);
    void throwIfInterrupted();

    Board &m_board;
    Options m_options;
    std::uint64_t m_lines = 0;
    std::uint64_t m_limit = std::numeric_limits<std::uint64_t>::max();
    std::function<void()> m_atLimit;
    const char *m_ownFile = nullptr; // the program's file, as the compiler names it: once seen
    int m_line = 0;
    bool m_ended = false;
    core::Scheduler m_scheduler; // last: the tasks it destroys use what stands above
};

} // namespace sim::native
