// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"
#include "core/result.h"
#include "sim/inspection.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace sim {

// What a front (window or command line) and a board process say to each other over the board's
// pipes. A frame is: 4 bytes length of the rest, 1 byte type, the fields in order. Integers are
// little-endian; a string is 4 bytes length and its bytes. The board answers every RunUntil with
// any number of Entries and one Stopped, unless it ends before; it says Ready once, when it has started. A
// frame of an unknown type or a bad length ends the conversation.

/// Front to board
/// ------------------------------------------------------------------------------------------------

struct SourceFile
{
    std::string name; ///< "code.py", or for lib files a path relative to lib/ ("adafruit_ticks.py")
    std::string text;

    bool operator==(const SourceFile &) const = default;
};

/// First command, once. The program does not start before the first RunUntil.
struct Load
{
    SourceFile program;
    std::vector<SourceFile> lib;
    std::string wiring; ///< TOML text, already checked by the front; may be empty
    std::uint64_t seed = 0;
    double cpuFactor = 1.0; ///< multiplies what code costs in virtual time; >= 0
    bool recordLines
        = true; ///< false: the front looks at no Line entries, and gets none; nothing else changes
    std::string
        twin{}; ///< the scenario whose compiled-in C++ twin runs, `program` being its source; empty: none

    bool operator==(const Load &) const = default;
};

/// Go on until the first of these comes true. Unset fields do not limit.
struct RunUntil
{
    std::optional<core::Instant> time; ///< stop when the clock would pass this
    std::optional<std::uint64_t>
        lines; ///< stop after so many more lines of code; keeps a program that costs no time in reach
    std::optional<core::EntryKind> kind;    ///< stop after an entry of this kind was appended ...
    std::optional<core::TaskId> task;       ///< ... with this task as its subject
    std::optional<std::uint64_t> entries{}; ///< stop as soon as so many entries have been recorded since
                                            ///< power-on, in the midst of a line if need be

    bool operator==(const RunUntil &) const = default;
};

/// Sets a part's input (a button: 1 pressed, 0 released) at a virtual time; in the past means now.
struct SetInput
{
    std::string part; ///< its id in the wiring
    std::int32_t value = 0;
    core::Instant at{};

    bool operator==(const SetInput &) const = default;
};

/// Bytes typed into the serial console at a virtual time; in the past means now.
struct Serial
{
    std::string bytes;
    core::Instant at{};

    bool operator==(const Serial &) const = default;
};

/// Ctrl-C at a virtual time; in the past means now. KeyboardInterrupt at the program's next line or out of
/// its blocking wait.
struct Interrupt
{
    core::Instant at{};

    bool operator==(const Interrupt &) const = default;
};

/// Look inside the program, which changes nothing of the run. Answered with one Inspection: at once while the
/// board is stopped, else at its next stop. After Ended there is nothing left to look into, and no answer.
struct Inspect
{
    bool operator==(const Inspect &) const = default;
};

using Command = std::variant<Load, RunUntil, SetInput, Serial, Interrupt, Inspect>;

/// Board to front
/// ------------------------------------------------------------------------------------------------

/// The interpreter is up and the program was received.
struct Ready
{
    bool operator==(const Ready &) const = default;
};

/// A chunk of the trace. The strings come after those of earlier chunks in number, the entries
/// after earlier entries.
struct Entries
{
    std::vector<std::string> strings;
    std::vector<core::Entry> entries;

    bool operator==(const Entries &) const = default;
};

enum class StopReason : std::uint8_t { Time, Lines, Entry, Ended, Entries };

/// The board waits for a command. After Ended it takes none.
struct Stopped
{
    StopReason reason = StopReason::Time;
    core::Instant now{};     ///< the board's clock; may lie behind the last entry's time, never before it
    std::uint64_t lines = 0; ///< lines of code run so far; turns of tasks, where nobody needs lines
    bool operator==(const Stopped &) const = default;
};

/// Something the simulator has to say that is not the board's: one sentence for the learner.
struct Notice
{
    std::string text;

    bool operator==(const Notice &) const = default;
};

/// The board is about to end, and this sentence says why. What comes after it, if anything, is what of
/// the trace could be saved.
struct LastWords
{
    std::string text;

    bool operator==(const LastWords &) const = default;
};

using Answer = std::variant<Ready, Entries, Stopped, Notice, LastWords, Inspection>;

/// The frame for it, length included.
std::string encoded(const Command &command);
std::string encoded(const Answer &answer);
/// The frame of an Entries, without the way through a vector: boards send millions a second.
std::string encodedEntries(const std::vector<std::string> &strings, std::span<const core::Entry> entries);

/// Cuts a stream of bytes into messages. Feed what arrives, then take messages until there is none.
template <typename Message> class Decoder
{
public:
    /// Frames longer than this are an error: the other side is not what we think it is.
    static constexpr std::size_t maxFrame = std::size_t{1} << 28;

    void feed(std::string_view bytes) { m_buffer.append(bytes); }

    /// The next message; nothing if its last byte has not arrived; an error, for ever, if the bytes
    /// make no sense.
    [[nodiscard]] core::Result<std::optional<Message>> take();

private:
    std::string m_buffer;
    std::size_t m_read = 0; // bytes of m_buffer already taken
};

extern template class Decoder<Command>;
extern template class Decoder<Answer>;

} // namespace sim
