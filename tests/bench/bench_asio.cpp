// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/jumpingclock.h"

#include <benchmark/benchmark.h>

#include <boost/asio.hpp>

#include <malloc.h>

// The same tasks as coroutines of Boost.Asio. sleep(0) is a post to the end of its queue; its timers wait
// on a clock that jumps to the next of them.

namespace {

namespace asio = boost::asio;

struct TimerClock
{
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<TimerClock>;
    static constexpr bool is_steady = true;
    static inline time_point time{};
    static time_point now() { return time; }
};

// Asked how long to wait for the next timer: not at all, since it is due from now on.
struct JumpToTimer
{
    static TimerClock::duration to_wait_duration(const TimerClock::duration &wait)
    {
        if (wait > TimerClock::duration{}) {
            TimerClock::time += wait;
        }
        return {};
    }
    static TimerClock::duration to_wait_duration(const TimerClock::time_point &due)
    {
        return to_wait_duration(due - TimerClock::now());
    }
};

using Timer = asio::basic_waitable_timer<TimerClock, JumpToTimer>;

asio::awaitable<void> poster(std::int64_t &switchesLeft)
{
    while (switchesLeft > 0) {
        --switchesLeft;
        co_await asio::post(asio::use_awaitable);
    }
}

asio::awaitable<void> sleeper(asio::io_context &loop, std::chrono::milliseconds pause,
                              std::int64_t &switchesLeft)
{
    Timer timer(loop);
    while (switchesLeft > 0) {
        --switchesLeft;
        timer.expires_after(pause);
        co_await timer.async_wait(asio::use_awaitable);
    }
}

void runAsio(benchmark::State &state, bool spread)
{
    const std::int64_t tasks = state.range(0);
    // Each jump of its clock is a call of the kernel: a tenth is enough.
    const std::int64_t switches
        = tasks * (spread ? std::max<std::int64_t>(20, switchesPerTask(tasks) / 10) : switchesPerTask(tasks));
    for (auto _ : state) {
        state.PauseTiming();
        {
            asio::io_context loop(1);
            std::int64_t left = switches;
            for (std::int64_t i = 0; i < tasks; ++i) {
                asio::co_spawn(loop, spread ? sleeper(loop, pauseOf(i, true), left) : poster(left),
                               asio::detached);
            }
            state.ResumeTiming();
            loop.run();
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * switches);
}

void asioSleepingTask(benchmark::State &state)
{
    double bytes = 0;
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
        asio::io_context loop(1);
        std::int64_t left = state.range(0);
        for (std::int64_t i = 0; i < state.range(0); ++i) {
            asio::co_spawn(loop, sleeper(loop, std::chrono::milliseconds{1'000'000}, left), asio::detached);
        }
        loop.run_one();
        while (left > 0) {
            loop.poll_one();
        }
        bytes = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
    }
    state.counters["bytes"] = bytes / static_cast<double>(state.range(0));
}

void taskCounts(benchmark::internal::Benchmark *bench)
{
    bench->Arg(1)->Arg(2)->Arg(10)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);
}

BENCHMARK_CAPTURE(runAsio, pingPong, false)->Apply(taskCounts);
BENCHMARK_CAPTURE(runAsio, spread, true)->Apply(taskCounts);
BENCHMARK(asioSleepingTask)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
