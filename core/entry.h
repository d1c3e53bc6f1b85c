// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "core/ticks.h"

#include <cstdint>

namespace core {

/// What happened. `subject`, `detail` and `value` of the Entry mean, kind by kind, what stands
/// behind each name. The numbers are written to trace files: append, never renumber.
enum class EntryKind : std::uint8_t {
    // The program.
    ProgramStarted = 0, ///< code.py begins; its time is the window's t = 0
    ProgramEnded = 1,   ///< detail: EndReason
    // Tasks: subject is the TaskId.
    TaskCreated = 2,     ///< value: StringId of its name, unique in the run ("led1", "blink 2")
    TaskCall = 3,        ///< value: StringId of the call it runs, for reading ("blink(D1, 0.25, 10)")
    TaskQueued = 4,      ///< detail: QueuedBy; value: due tick
    TaskResumed = 5,     ///< the loop gave it the CPU; starts a turn
    TaskGaveUp = 6,      ///< gave up control; detail: WaitFor; value: due tick, TaskId or WaitableId
    TaskDone = 7,        ///< detail: Outcome; value: StringId of "Type: message" if Raised
    CancelRequested = 8, ///< value: TaskId of who asked
    NeverAwaited = 9,    ///< a coroutine was dropped before it ran; subject: running task; detail: FileId;
                         ///< value: StringId of "line\tname" of its function and the line that called it
    // Code: subject is the TaskId that runs.
    Line = 10,       ///< detail: FileId; line(): from 1; depth(): of calls, see linePlace()
    SleepBegan = 11, ///< time.sleep: holds the CPU; value: milliseconds
    SleepEnded = 12,
    Console = 13,   ///< value: StringId of bytes written to the serial console
    Exception = 14, ///< ended the program or a task nobody awaits; detail: FileId; value: StringId
                    ///< of "line\tType: message"
    // Pins: subject is the PinId.
    PinClaimed = 15,
    PinReleased = 16,  ///< back to high impedance
    PinDirection = 17, ///< detail: Direction
    PinPull = 18,      ///< detail: Pull
    PinDrive = 19,     ///< detail: DriveMode
    PinLevel = 20,     ///< the resolved level of the pin's net; detail: Level
    PinDuty = 21,      ///< value: duty cycle 0 .. 65535
    // Parts: subject is the part's number in the wiring.
    PartInput = 22, ///< value: what was set, signed (a button: 1 pressed, 0 released)
    // Waiting.
    LoopIdle = 23,      ///< the scheduler has nobody to run until value (due tick); Ticks::period: nobody
                        ///< is queued, and it waits for ever
    FileNamed = 24,     ///< detail: FileId; value: StringId of the file's name
    WaitableNamed = 25, ///< subject: WaitableId; value: StringId ("Event 1", "Lock 2")
    Interrupted = 26,   ///< Ctrl-C arrived
    // What hardware does while code goes on, or holds the CPU: subject is the PinId.
    KeyEvent = 27, ///< keypad put an event into its queue; detail: 1 pressed, 0 released; value: key number
    EdgeCounted = 28,  ///< countio; value: the count, as a signed number
    PinFrequency = 29, ///< of PWM; value: Hz
    PinVoltage = 30,   ///< of a net that a knob or a DAC holds; value: 0 .. 65535 of 3.3 V
    PixelFrame = 31,   ///< sent to NeoPixels; value: StringId of the bytes, as sent
    // asyncio.
    SleepNotAwaited = 32, ///< asyncio.sleep() was called without await, as the next sleep shows; subject:
                          ///< who called it; detail: FileId; value: line
    // The language.
    DiffersOnBoard = 33, ///< the real board does this otherwise; subject: running task; detail: FileId;
                         ///< value: StringId of "line\twhat\tabout": what is one of "never-called",
                         ///< "slots", "timeout-error", "yield-in-async", "f-string", "not-simulated",
                         ///< "memory"; about is the name that it is about, or empty
    // The serial console's other direction.
    Typed = 34, ///< bytes arrived at the serial console, to be read; value: StringId of them
};

enum class EndReason : std::uint8_t { Finished, Exception, Interrupted, TimeLimit, Killed };
/// Why a task stands in the queue.
enum class QueuedBy : std::uint8_t {
    Created,
    Sleep,
    TaskEnd,
    EventSet,
    LockHandOver,
    Cancel,
    Gather,
    Input,
    Report
};
/// What a task that gave up control waits for, and so what its value means.
enum class WaitFor : std::uint8_t {
    Sleep,   ///< value: due tick
    Task,    ///< value: TaskId
    Event,   ///< value: WaitableId
    Lock,    ///< value: WaitableId
    Gather,  ///< value: number of tasks it waits for
    Nothing, ///< gave up control without saying when to go on: never resumed unless cancelled
};
enum class Outcome : std::uint8_t { Returned, Raised, Cancelled };
enum class Direction : std::uint8_t { Input, Output };
enum class Pull : std::uint8_t { None, Up, Down };
enum class DriveMode : std::uint8_t { PushPull, OpenDrain };
enum class Level : std::uint8_t { Floating, Low, High };

inline constexpr int lineBits = 24;
inline constexpr std::uint32_t maxLine = (1U << lineBits) - 1;

/// The value of a Line. Its depth says in how many calls of the program's own code the line stands: 0 in the
/// module or in a task's own coroutine, one more in each function called and each coroutine awaited there.
/// 255 stands for all that is deeper. C++ programs tell no depth: 0.
constexpr std::uint32_t linePlace(std::uint32_t line, std::uint32_t depth = 0)
{
    return (line < maxLine ? line : maxLine) | ((depth < 255 ? depth : 255) << lineBits);
}

/// One line of the trace: something that happened on the board, at a virtual time. 16 bytes, a
/// value.
///
/// m_when:    bits 63..8 nanoseconds since power-on (2.2 years), bits 7..0 kind
/// m_subject: bits 31..8 subject, bits 7..0 detail
class Entry
{
public:
    constexpr Entry() = default;
    constexpr Entry(Instant time, EntryKind kind, std::uint32_t subject, std::uint8_t detail,
                    std::uint32_t value)
        : m_when((static_cast<std::uint64_t>(time.time_since_epoch().count()) << 8) | number(kind)),
          m_subject((subject << 8) | detail), m_value(value)
    {
    }

    constexpr Instant time() const { return Instant{Duration{static_cast<std::int64_t>(m_when >> 8)}}; }
    constexpr EntryKind kind() const { return static_cast<EntryKind>(m_when & 0xFF); }
    constexpr std::uint32_t subject() const { return m_subject >> 8; }
    constexpr std::uint8_t detail() const { return static_cast<std::uint8_t>(m_subject & 0xFF); }
    constexpr std::uint32_t value() const { return m_value; }

    constexpr TaskId task() const { return TaskId{subject()}; }
    constexpr PinId pin() const { return PinId{static_cast<std::uint8_t>(subject())}; }
    constexpr FileId file() const { return FileId{detail()}; }
    constexpr StringId string() const { return StringId{value()}; }
    constexpr Ticks due() const { return Ticks{value()}; }
    // Of a Line, whose value is a linePlace().
    constexpr std::uint32_t line() const { return value() & maxLine; }
    constexpr std::uint8_t depth() const { return static_cast<std::uint8_t>(value() >> lineBits); }
    template <typename Enum> constexpr Enum detailAs() const { return static_cast<Enum>(detail()); }

    bool operator==(const Entry &) const = default;

private:
    std::uint64_t m_when = 0;
    std::uint32_t m_subject = 0;
    std::uint32_t m_value = 0;
};
static_assert(sizeof(Entry) == 16);

} // namespace core
