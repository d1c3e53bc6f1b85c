// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/protocol.h"

#include "sim/inspectionwire.h"
#include "sim/wire.h"

namespace sim {

namespace {

// The place of a type in its variant is the type byte of its frame. write() and read() below list
// the same fields.

void write(WireWriter &out, const Load &load)
{
    out.string(load.program.name);
    out.string(load.program.text);
    out.integer(static_cast<std::uint32_t>(load.lib.size()));
    for (const SourceFile &file : load.lib) {
        out.string(file.name);
        out.string(file.text);
    }
    out.string(load.wiring);
    out.integer(load.seed);
    out.real(load.cpuFactor);
    out.boolean(load.recordLines);
    out.string(load.twin);
}

void read(WireReader &in, Load &load)
{
    load.program.name = in.string();
    load.program.text = in.string();
    const std::uint32_t files = in.integer<std::uint32_t>();
    for (std::uint32_t i = 0; i < files && in.good(); ++i) {
        SourceFile &file = load.lib.emplace_back();
        file.name = in.string();
        file.text = in.string();
    }
    load.wiring = in.string();
    load.seed = in.integer<std::uint64_t>();
    load.cpuFactor = in.real();
    load.recordLines = in.boolean();
    load.twin = in.string();
}

void write(WireWriter &out, const RunUntil &run)
{
    out.optional(run.time, [&](core::Instant time) { out.instant(time); });
    out.optional(run.lines, [&](std::uint64_t lines) { out.integer(lines); });
    out.optional(run.kind, [&](core::EntryKind kind) { out.integer(core::number(kind)); });
    out.optional(run.task, [&](core::TaskId task) { out.integer(core::number(task)); });
    out.optional(run.entries, [&](std::uint64_t entries) { out.integer(entries); });
}

void read(WireReader &in, RunUntil &run)
{
    run.time = in.optional([&] { return in.instant(); });
    run.lines = in.optional([&] { return in.integer<std::uint64_t>(); });
    run.kind = in.optional([&] { return static_cast<core::EntryKind>(in.integer<std::uint8_t>()); });
    run.task = in.optional([&] { return core::TaskId{in.integer<std::uint32_t>()}; });
    run.entries = in.optional([&] { return in.integer<std::uint64_t>(); });
}

void write(WireWriter &out, const SetInput &input)
{
    out.string(input.part);
    out.integer(static_cast<std::uint32_t>(input.value));
    out.instant(input.at);
}

void read(WireReader &in, SetInput &input)
{
    input.part = in.string();
    input.value = static_cast<std::int32_t>(in.integer<std::uint32_t>());
    input.at = in.instant();
}

void write(WireWriter &out, const Serial &serial)
{
    out.string(serial.bytes);
    out.instant(serial.at);
}
void read(WireReader &in, Serial &serial)
{
    serial.bytes = in.string();
    serial.at = in.instant();
}

void write(WireWriter &out, const Interrupt &interrupt)
{
    out.instant(interrupt.at);
}
void read(WireReader &in, Interrupt &interrupt)
{
    interrupt.at = in.instant();
}

void write(WireWriter &, const Inspect &)
{
}
void read(WireReader &, Inspect &)
{
}
void write(WireWriter &, const Ready &)
{
}
void read(WireReader &, Ready &)
{
}

void writeEntries(WireWriter &out, const std::vector<std::string> &strings,
                  std::span<const core::Entry> entries)
{
    out.integer(static_cast<std::uint32_t>(strings.size()));
    for (const std::string &string : strings) {
        out.string(string);
    }
    out.integer(static_cast<std::uint32_t>(entries.size()));
    out.entries(entries);
}
void write(WireWriter &out, const Entries &chunk)
{
    writeEntries(out, chunk.strings, chunk.entries);
}

void read(WireReader &in, Entries &chunk)
{
    const std::uint32_t strings = in.integer<std::uint32_t>();
    for (std::uint32_t i = 0; i < strings && in.good(); ++i) {
        chunk.strings.push_back(in.string());
    }
    chunk.entries = in.entries(in.integer<std::uint32_t>());
}

void write(WireWriter &out, const Stopped &stopped)
{
    out.integer(core::number(stopped.reason));
    out.instant(stopped.now);
    out.integer(stopped.lines);
}

void read(WireReader &in, Stopped &stopped)
{
    stopped.reason = static_cast<StopReason>(in.integer<std::uint8_t>());
    if (stopped.reason > StopReason::Entries) {
        in.reject();
    }
    stopped.now = in.instant();
    stopped.lines = in.integer<std::uint64_t>();
}

void write(WireWriter &out, const Notice &notice)
{
    out.string(notice.text);
}
void read(WireReader &in, Notice &notice)
{
    notice.text = in.string();
}

void write(WireWriter &out, const LastWords &words)
{
    out.string(words.text);
}
void read(WireReader &in, LastWords &words)
{
    words.text = in.string();
}

template <typename Message> std::string frameOf(const Message &message)
{
    WireWriter out;
    out.integer(static_cast<std::uint8_t>(message.index()));
    std::visit([&](const auto &body) { write(out, body); }, message);
    return out.frame();
}

template <typename Message, std::size_t index = 0>
std::optional<Message> messageOf(std::uint8_t type, WireReader &in)
{
    if constexpr (index < std::variant_size_v<Message>) {
        if (type != index) {
            return messageOf<Message, index + 1>(type, in);
        }
        std::variant_alternative_t<index, Message> body;
        read(in, body);
        return in.good() && in.atEnd() ? std::optional<Message>{std::move(body)} : std::nullopt;
    } else {
        return std::nullopt;
    }
}

} // namespace

std::string encoded(const Command &command)
{
    return frameOf(command);
}
std::string encoded(const Answer &answer)
{
    return frameOf(answer);
}

std::string encodedEntries(const std::vector<std::string> &strings, std::span<const core::Entry> entries)
{
    WireWriter out;
    out.reserve(entries.size() * sizeof(core::Entry) + 64);
    out.integer(static_cast<std::uint8_t>(Answer{Entries{}}.index()));
    writeEntries(out, strings, entries);
    return out.frame();
}

template <typename Message> core::Result<std::optional<Message>> Decoder<Message>::take()
{
    const std::string_view unread = std::string_view{m_buffer}.substr(m_read);
    WireReader header{unread};
    const std::uint32_t length = header.integer<std::uint32_t>();
    if (!header.good()) {
        // Only here, between messages: dropping what was read after every message would copy a long
        // buffer each time.
        m_buffer.erase(0, m_read);
        m_read = 0;
        return std::optional<Message>{};
    }
    if (length < 1 || length > maxFrame) {
        return core::failure("The other side sent a frame of " + std::to_string(length)
                             + " bytes: it is not of this version.");
    }
    if (unread.size() < 4 + std::size_t{length}) {
        return std::optional<Message>{};
    }
    WireReader in{unread.substr(4, length)};
    const std::uint8_t type = in.integer<std::uint8_t>();
    std::optional<Message> message = messageOf<Message>(type, in);
    if (!message) {
        return core::failure("The other side sent a message of type " + std::to_string(type)
                             + " that cannot be read.");
    }
    m_read += 4 + std::size_t{length};
    return message;
}

template class Decoder<Command>;
template class Decoder<Answer>;

} // namespace sim
