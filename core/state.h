// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/mistake.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace core {

/// What a task is doing. A queued task is "ready" once the clock has reached dueTime and "sleeping"
/// before; that follows from the time, not from an entry, so both are one phase here.
enum class Phase : std::uint8_t {
    Running, ///< holds the CPU
    Queued,  ///< in the scheduler's queue: ready if due, else sleeping
    Waiting, ///< for another task, an event, a lock or input: in nobody's queue but theirs
    Done,
};

/// One task at one moment.
struct TaskState
{
    TaskId id{};
    StringId name{};
    std::optional<StringId> call;
    Phase phase = Phase::Queued;
    Instant since{};        ///< when the phase began
    SourceLine at;          ///< the line last reached
    std::uint8_t depth = 0; ///< of calls, at that line
    // In the queue (a running task may already stand in it again, for its next turn):
    bool inQueue = false;
    Ticks due{};
    Instant dueTime{}; ///< the first instant at which the scheduler may resume it
    QueuedBy queuedBy = QueuedBy::Created;
    std::uint64_t order = 0; ///< of insertion into the queue: ties of due are resolved by it
    // Waiting, or queued after it gave up control:
    WaitFor waitFor = WaitFor::Nothing;
    std::uint32_t waitTarget = 0; ///< TaskId or WaitableId, as waitFor says
    bool cancelRequested = false;
    // Done:
    Outcome outcome = Outcome::Returned;
    std::optional<StringId> error;
    // Books:
    std::uint64_t turns = 0; ///< how often it was resumed
    Duration held{};         ///< CPU held in turns that have ended, blocking sleeps included
    Instant resumedAt{};     ///< start of its latest turn
    Duration lateBy{};       ///< resumed minus due, at its latest turn

    bool operator==(const TaskState &) const = default;
};

/// A pulse that comes again and again.
struct Pulse
{
    std::uint16_t duty = 0;
    std::uint32_t frequency = 0; ///< Hz; 0: there was none yet

    bool operator==(const Pulse &) const = default;
};

/// One pin at one moment.
struct PinState
{
    bool claimed = false;
    bool wasOutput = false; ///< now or earlier in the run
    Direction direction = Direction::Input;
    Pull pull = Pull::None;
    DriveMode drive = DriveMode::PushPull;
    Level level = Level::Floating;          ///< of the net: what a reader sees
    std::optional<std::uint16_t> duty;      ///< while PWM drives it
    std::optional<std::uint32_t> frequency; ///< Hz, while PWM drives it
    Pulse lastPulse;                        ///< of PWM, also after it ended: a servo stays where it turned it
    std::optional<std::uint16_t> voltage;   ///< 0 .. 65535 of 3.3 V, while a knob or a DAC holds the net
    std::optional<StringId> pixels;         ///< the bytes last sent to NeoPixels: they keep their colours
    Instant changedAt{};                    ///< of level or duty

    bool operator==(const PinState &) const = default;
};

inline constexpr std::size_t pinCount = 64;

/// Everything the window shows of the board at one moment: the fold of all entries up to it. A
/// value.
struct State
{
    Instant now{};                    ///< time of the last entry folded
    std::optional<Instant> startedAt; ///< of code.py: the window's t = 0
    std::optional<EndReason> ended;
    std::uint64_t turn = 0;      ///< the scheduler's turns so far: the window's "tick"
    TaskId holder = programTask; ///< who holds the CPU, or held it last
    bool idle = false;           ///< the loop waits: nobody holds the CPU
    bool blocked = false;        ///< inside time.sleep
    Instant blockedUntil{};
    std::vector<TaskState> tasks; ///< by TaskId; [0] is the program itself
    std::array<PinState, pinCount> pins{};
    /// By the part's number in the wiring: what its input was last set to; nothing before the first time,
    /// and nothing beyond the end.
    std::vector<std::optional<std::int32_t>> inputs;
    std::size_t consoleWrites = 0;       ///< Console entries so far
    std::optional<StringId> programFile; ///< the file whose lines ran first: "code.py", "code.cpp"
    std::optional<StringId> exception;
    Duration idleTime{};                 ///< spent in LoopIdle, up to the last time it ended
    Duration sleptTime{};                ///< spent in time.sleep, up to the last time it ended
    Instant quietSince{};                ///< when idle or blocked began
    std::uint64_t queueings = 0;         ///< source of TaskState::order
    std::vector<Mistake> mistakes;       ///< made so far, in the order in which each was first made
    Instant turnLooked = Instant::max(); ///< when the running turn was last checked for its length

    const TaskState *task(TaskId id) const;
    /// What the input of a part was last set to; nothing if it never was.
    std::optional<std::int32_t> input(std::uint32_t part) const;
    /// Tasks in the queue, the next to run first: by due tick, then by order of insertion.
    std::vector<TaskId> queue() const;
    /// The part of the time since the program's start in which code ran: neither idle nor in
    /// time.sleep. 0 .. 1.
    double cpuBusy(Instant at) const;

    bool operator==(const State &) const = default;
};

/// The state after `entry`. Pure: equal arguments give equal results.
void apply(State &state, const Entry &entry);

} // namespace core
