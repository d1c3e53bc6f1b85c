// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coroutine.h"
#include "core/event.h"
#include "core/gathertasks.h"
#include "core/sleep.h"
#include "tests/bench/jumpingclock.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <vector>

// What waiting for each other costs, and what a task that sleeps takes of memory.

namespace {

using Handles = std::vector<core::TaskHandle<>>;

core::Task<> nap()
{
    co_await core::sleep(std::chrono::seconds{1000});
}

core::Task<> nothing()
{
    co_return;
}

core::Task<> once()
{
    co_await core::sleep(std::chrono::milliseconds{0});
}

core::Task<> cancelAll(Handles &tasks)
{
    co_await core::sleep(std::chrono::milliseconds{0}); // all sleep by now
    for (const core::TaskHandle<> &task : tasks) {
        task.cancel();
    }
    co_await core::sleep(std::chrono::milliseconds{0}); // all end
}

core::Task<> waitOften(core::Event &event, std::int64_t rounds)
{
    for (std::int64_t i = 0; i < rounds; ++i) {
        co_await event.wait();
    }
}

core::Task<> setOften(core::Event &event, std::int64_t rounds)
{
    for (std::int64_t i = 0; i <= rounds; ++i) {
        event.set();
        event.clear();
        co_await core::sleep(std::chrono::milliseconds{0});
    }
}

core::Task<> gatherAll(Handles &tasks)
{
    core::CoroutineTask &self = co_await core::currentTask();
    core::Gather gathering{self.scheduler(), false};
    for (const core::TaskHandle<> &task : tasks) {
        gathering.add(task.task(), false);
    }
    co_await core::GatherWait{gathering};
    for (const core::TaskHandle<> &task : tasks) {
        gathering.release(task.task());
    }
}

template <typename MakeTask> Handles crowd(core::Scheduler &scheduler, std::int64_t count, MakeTask make)
{
    Handles handles;
    handles.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        handles.push_back(core::createTask(scheduler, make()));
    }
    return handles;
}

void cancelStorm(benchmark::State &state)
{
    for (auto _ : state) {
        state.PauseTiming();
        {
            JumpingClock clock;
            core::Scheduler scheduler(clock);
            Handles handles = crowd(scheduler, state.range(0), nap);
            state.ResumeTiming();
            core::run(scheduler, cancelAll(handles));
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void eventFanOut(benchmark::State &state)
{
    const std::int64_t rounds = switchesPerTask(state.range(0));
    for (auto _ : state) {
        state.PauseTiming();
        {
            JumpingClock clock;
            core::Scheduler scheduler(clock);
            core::Event event(scheduler);
            const Handles handles
                = crowd(scheduler, state.range(0), [&] { return waitOften(event, rounds); });
            state.ResumeTiming();
            core::run(scheduler, setOften(event, rounds));
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * rounds);
}

void gatherMany(benchmark::State &state)
{
    for (auto _ : state) {
        JumpingClock clock;
        core::Scheduler scheduler(clock);
        Handles handles = crowd(scheduler, state.range(0), nothing);
        core::run(scheduler, gatherAll(handles));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sleepingTask(benchmark::State &state)
{
    double bytes = 0;
    for (auto _ : state) {
        JumpingClock clock;
        core::Scheduler scheduler(clock);
        const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        const Handles handles = crowd(scheduler, state.range(0), nap);
        core::run(scheduler, once());
        bytes = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
    }
    state.counters["bytes"] = bytes / static_cast<double>(state.range(0));
}

BENCHMARK(cancelStorm)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(eventFanOut)->Arg(10)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(gatherMany)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(sleepingTask)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
