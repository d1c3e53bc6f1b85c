// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coroutine.h"
#include "core/sleep.h"
#include "tests/bench/jumpingclock.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <algorithm>
#include <queue>
#include <vector>

// What one switch costs: a task gives up control, the next one goes on. Beside our scheduler, with and
// without a trace, stands the least that could do the same work: coroutine handles in a priority queue.
// ./dev bench makes a table of the ratios (compare.py).

namespace {

core::Task<> sleeper(core::Duration pause, std::int64_t &switchesLeft)
{
    while (switchesLeft > 0) {
        --switchesLeft;
        co_await core::sleep(pause);
    }
}

core::Task<> waitForAll(std::vector<core::TaskHandle<>> &tasks)
{
    for (core::TaskHandle<> &task : tasks) {
        co_await task;
    }
}

void runScheduler(benchmark::State &state, bool recorded, bool spread)
{
    const std::int64_t tasks = state.range(0);
    for (auto _ : state) {
        state.PauseTiming();
        {
            JumpingClock clock;
            core::Trace trace;
            core::Scheduler scheduler(clock, recorded ? &trace : nullptr);
            std::int64_t left = tasks * switchesPerTask(tasks);
            std::vector<core::TaskHandle<>> handles;
            for (std::int64_t i = 0; i < tasks; ++i) {
                handles.push_back(core::createTask(scheduler, sleeper(pauseOf(i, spread), left)));
            }
            state.ResumeTiming();
            core::run(scheduler, waitForAll(handles));
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * tasks * switchesPerTask(tasks));
}

// The bare loop: the same bodies, and nothing that a learner would ask for.

struct BareTask
{
    struct promise_type
    {
        BareTask get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        void return_void() const noexcept { }
        void unhandled_exception() const noexcept { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
};

struct BareLoop
{
    struct Item
    {
        std::int64_t due;
        std::uint64_t order;
        std::coroutine_handle<> handle;
        bool operator<(const Item &other) const
        {
            return due != other.due ? due > other.due : order > other.order;
        }
    };
    std::priority_queue<Item> queue;
    std::uint64_t order = 0;
    std::int64_t now = 0;

    void push(std::int64_t due, std::coroutine_handle<> handle) { queue.push({due, order++, handle}); }
    void run()
    {
        while (!queue.empty()) {
            const Item item = queue.top();
            queue.pop();
            now = std::max(now, item.due);
            item.handle.resume();
        }
    }
};

struct BareSleep
{
    BareLoop &loop;
    std::int64_t milliseconds;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller) const { loop.push(loop.now + milliseconds, caller); }
    void await_resume() const noexcept { }
};

BareTask bareSleeper(BareLoop &loop, std::int64_t pause, std::int64_t &switchesLeft)
{
    while (switchesLeft > 0) {
        --switchesLeft;
        co_await BareSleep{loop, pause};
    }
}

void runBareLoop(benchmark::State &state, bool spread)
{
    const std::int64_t tasks = state.range(0);
    for (auto _ : state) {
        state.PauseTiming();
        {
            BareLoop loop;
            std::int64_t left = tasks * switchesPerTask(tasks);
            std::vector<BareTask> bodies;
            for (std::int64_t i = 0; i < tasks; ++i) {
                bodies.push_back(bareSleeper(loop, pauseOf(i, spread).count(), left));
                loop.push(0, bodies.back().handle);
            }
            state.ResumeTiming();
            loop.run();
            state.PauseTiming();
            for (const BareTask &body : bodies) {
                body.handle.destroy();
            }
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * tasks * switchesPerTask(tasks));
}

void bareSleepingTask(benchmark::State &state)
{
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        BareLoop loop;
        std::int64_t left = state.range(0);
        std::vector<BareTask> bodies;
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            bodies.push_back(bareSleeper(loop, 1'000'000, left));
            loop.push(0, bodies.back().handle);
        }
        bytes = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
        for (const BareTask &body : bodies) {
            body.handle.destroy();
        }
    }
    state.counters["bytes"] = bytes / static_cast<double>(state.range(0));
}

void taskCounts(benchmark::internal::Benchmark *bench)
{
    bench->Arg(1)->Arg(2)->Arg(10)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(runBareLoop, pingPong, false)->Apply(taskCounts);
BENCHMARK_CAPTURE(runScheduler, pingPong, false, false)->Apply(taskCounts);
BENCHMARK_CAPTURE(runScheduler, pingPongRecorded, true, false)->Apply(taskCounts);
BENCHMARK_CAPTURE(runBareLoop, spread, true)->Apply(taskCounts);
BENCHMARK_CAPTURE(runScheduler, spread, false, true)->Apply(taskCounts);
BENCHMARK_CAPTURE(runScheduler, spreadRecorded, true, true)->Apply(taskCounts);
BENCHMARK(bareSleepingTask)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
