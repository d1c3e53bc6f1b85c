// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/board.h"
#include "sim/guest.h"
#include "sim/protocol.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// The pipes to the front, as bytes.
class Channel
{
public:
    virtual ~Channel() = default;

    /// Appends what has arrived to `bytes`; with `wait`, waits for at least one byte. False if the front
    /// is gone.
    virtual bool read(std::string &bytes, bool wait) = 0;
    virtual void write(std::string_view bytes) = 0;
    /// The front is gone, or talks nonsense: ends the process, with the sentence on its error output.
    [[noreturn]] virtual void giveUp(const std::string &why) = 0;
};

/// The board's side of the protocol. It decides when the board runs and when it waits: at the clock's
/// barrier, at a limit on lines, after a wished-for entry, at a size of the trace; there it sends what is new
/// of the trace and Stopped, and takes commands until the next RunUntil.
///
/// While the board runs, commands are looked for now and then: a Ctrl-C, an input or typed text takes effect
/// at once; a RunUntil waits for its turn, and an Inspect for the next stop.
class Conversation
{
public:
    explicit Conversation(Channel &channel) : m_channel(channel) { }

    /// Waits for the first command.
    Load awaitLoad();
    /// Says Ready, and waits for the first RunUntil. `board` and the program on it, `guest`, must outlive
    /// the conversation.
    void begin(Board &board, Guest &guest);
    /// The program has ended: sends the rest of the trace and Stopped.
    void end();

    void say(std::string notice);
    /// Sends what is new of the trace.
    void flush();
    /// Takes what has arrived, without waiting; stops first if the wished-for entry is there. For a
    /// program that waits, beside looking at each line.
    void poll();

private:
    void stop(StopReason reason);
    void lookUp();
    void look();
    void carryOut(const Command &command);
    void allow(const RunUntil &run);
    void atTime(core::Instant time, std::function<void()> act);
    bool hasWishedForEntry();
    Command nextCommand();
    std::optional<Command> arrivedCommand();

    Channel &m_channel;
    Decoder<Command> m_decoder;
    std::deque<Command> m_waiting; // from the first RunUntil or Inspect that came while the board ran
    Board *m_board = nullptr;
    Guest *m_guest = nullptr;
    RunUntil m_run;
    std::uint64_t m_lastLine = 0; // where m_run.lines ends, counted from the program's first
    bool m_allowed = false;
    std::size_t m_sentEntries = 0;
    std::size_t m_sentStrings = 0;
    std::size_t m_seenEntries = 0; // looked at for m_run.kind and m_run.task
};

} // namespace sim
