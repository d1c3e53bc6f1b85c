// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/conversation.h"

#include <algorithm>

namespace sim {

namespace {

constexpr std::uint64_t linesBetweenLooks = 4096;
constexpr std::size_t entriesPerChunk = 4096;

} // namespace

Load Conversation::awaitLoad()
{
    Command command = nextCommand();
    Load *load = std::get_if<Load>(&command);
    if (load == nullptr) {
        m_channel.giveUp("The first command to a board must be Load.");
    }
    return std::move(*load);
}

void Conversation::begin(Board &board, Guest &guest)
{
    m_board = &board;
    m_guest = &guest;
    board.clock().setBarrierHandler([this] { stop(StopReason::Time); });
    m_channel.write(encoded(Answer{Ready{}}));
    while (!m_allowed) {
        carryOut(nextCommand());
    }
}

void Conversation::end()
{
    flush();
    m_channel.write(encoded(Answer{Stopped{StopReason::Ended, m_board->now(), m_guest->linesRun()}}));
}

void Conversation::say(std::string notice)
{
    m_channel.write(encoded(Answer{Notice{std::move(notice)}}));
}

void Conversation::flush()
{
    const core::Trace &trace = m_board->trace();
    while (m_sentEntries < trace.size() || m_sentStrings < trace.stringCount()) {
        std::vector<std::string> strings;
        for (; m_sentStrings < trace.stringCount(); ++m_sentStrings) {
            strings.emplace_back(trace.text(core::StringId{static_cast<std::uint32_t>(m_sentStrings)}));
        }
        std::span<const core::Entry> entries;
        if (m_sentEntries < trace.size()) {
            entries = trace.pieceFrom(m_sentEntries);
            entries = entries.first(std::min(entries.size(), entriesPerChunk));
        }
        m_sentEntries += entries.size();
        m_channel.write(encodedEntries(strings, entries));
    }
    // The front keeps the record, if it wants one: a board runs for days in the same memory.
    const bool wishes = m_run.kind || m_run.task;
    m_board->trace().forgetBefore(wishes ? std::min(m_sentEntries, m_seenEntries) : m_sentEntries);
}

void Conversation::stop(StopReason reason)
{
    flush();
    m_channel.write(encoded(Answer{Stopped{reason, m_board->now(), m_guest->linesRun()}}));
    m_allowed = false;
    while (!m_allowed) {
        if (m_waiting.empty()) {
            carryOut(nextCommand());
        } else {
            const Command command = std::move(m_waiting.front());
            m_waiting.pop_front();
            carryOut(command);
        }
    }
}

// Called from the running program, between two lines.
void Conversation::lookUp()
{
    if (m_run.lines && m_guest->linesRun() >= m_lastLine) {
        stop(StopReason::Lines);
    } else {
        poll();
        if (m_board->trace().size() - m_sentEntries >= entriesPerChunk) {
            flush();
        }
    }
    look();
}

void Conversation::allow(const RunUntil &run)
{
    m_run = run;
    m_allowed = true;
    if (run.entries && *run.entries > m_board->trace().size()) {
        m_board->trace().callAt(*run.entries, [this] { stop(StopReason::Entries); });
    } else {
        m_board->trace().callNever();
    }
    m_board->clock().setBarrier(run.time);
    m_lastLine = m_guest->linesRun() + run.lines.value_or(0);
    look();
}

// Arranges the next lookUp().
void Conversation::look()
{
    const std::uint64_t now = m_guest->linesRun();
    if ((m_run.kind || m_run.task) && now > 0) {
        m_guest->countEachLine(); // a wished-for entry is looked for at each line
    }
    std::uint64_t next = m_run.kind || m_run.task ? now + 1 : now + linesBetweenLooks;
    if (m_run.lines) {
        next = std::min(next, std::max(m_lastLine, now + 1));
    }
    m_guest->setLineLimit(next, [this] { lookUp(); });
}

// As Board::setInput() does it: applied now, or known in advance, it makes the same run.
void Conversation::atTime(core::Instant time, std::function<void()> act)
{
    if (m_board->codeIsFree() && time <= m_board->now()) {
        act(); // a later moment may never come
    } else {
        m_board->clock().at(std::max(time, m_board->now() + core::Duration{1}), std::move(act),
                            Clock::Class::Input);
    }
}

bool Conversation::hasWishedForEntry()
{
    if (!m_run.kind && !m_run.task) {
        return false;
    }
    const core::Trace &trace = m_board->trace();
    for (; m_seenEntries < trace.size(); ++m_seenEntries) {
        const core::Entry &entry = trace[m_seenEntries];
        if ((!m_run.kind || entry.kind() == *m_run.kind) && (!m_run.task || entry.task() == *m_run.task)) {
            ++m_seenEntries;
            return true;
        }
    }
    return false;
}

void Conversation::carryOut(const Command &command)
{
    if (const RunUntil *run = std::get_if<RunUntil>(&command)) {
        m_seenEntries = m_board->trace().size();
        allow(*run);
        // Asked for what has passed: nothing is to be run.
        if (run->time && *run->time <= m_board->now() && m_board->trace().size() > 0) {
            stop(StopReason::Time);
        } else if (run->entries && *run->entries <= m_board->trace().size()) {
            stop(StopReason::Entries);
        }
    } else if (const SetInput *input = std::get_if<SetInput>(&command)) {
        if (const core::Result<void> set = m_board->setInput(input->part, input->value, input->at); !set) {
            say(set.error().text());
        }
    } else if (const Serial *serial = std::get_if<Serial>(&command)) {
        atTime(serial->at, [this, bytes = serial->bytes] {
            m_board->record(core::EntryKind::Typed, 0, 0, bytes);
            m_guest->type(bytes);
        });
    } else if (const Interrupt *interrupt = std::get_if<Interrupt>(&command)) {
        atTime(interrupt->at, [this] {
            m_board->record(core::EntryKind::Interrupted);
            m_board->clock().requestInterrupt();
        });
    } else if (std::holds_alternative<Inspect>(command)) {
        m_channel.write(encoded(Answer{m_guest->inspect()}));
    } else {
        m_channel.giveUp("A board takes one Load in its life.");
    }
}

std::optional<Command> Conversation::arrivedCommand()
{
    core::Result<std::optional<Command>> command = m_decoder.take();
    if (!command) {
        m_channel.giveUp(command.error().text());
    }
    return std::move(*command);
}

Command Conversation::nextCommand()
{
    for (;;) {
        if (std::optional<Command> command = arrivedCommand()) {
            return std::move(*command);
        }
        std::string bytes;
        if (!m_channel.read(bytes, true)) {
            m_channel.giveUp({});
        }
        m_decoder.feed(bytes);
    }
}

void Conversation::poll()
{
    if (hasWishedForEntry()) {
        stop(StopReason::Entry);
    }
    std::string bytes;
    if (!m_channel.read(bytes, false)) {
        m_channel.giveUp({});
    }
    m_decoder.feed(bytes);
    while (std::optional<Command> command = arrivedCommand()) {
        const bool isUrgent = std::holds_alternative<Interrupt>(*command);
        const bool isForStop
            = std::holds_alternative<RunUntil>(*command) || std::holds_alternative<Inspect>(*command);
        if (isUrgent || (m_waiting.empty() && !isForStop)) {
            carryOut(*command);
        } else {
            m_waiting.push_back(std::move(*command));
        }
    }
}

} // namespace sim
