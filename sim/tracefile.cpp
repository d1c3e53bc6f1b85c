// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/tracefile.h"

#include "sim/wire.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace sim {

using nlohmann::ordered_json;

namespace {

constexpr std::string_view magic = "METROLUME TRACE\n";
constexpr int format = 2;
constexpr std::size_t entriesPerBlock = 4096;

std::string hex(std::uint64_t number)
{
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(number));
    return digits.data();
}

void writeInteger(std::string &out, std::uint64_t value, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i) {
        out += static_cast<char>(value >> (8 * i));
    }
}

void writeBlock(std::string &out, std::string_view name, std::string_view bytes)
{
    out += name;
    writeInteger(out, bytes.size(), 8);
    out += bytes;
}

std::string jsonOf(const TraceOrigin &origin)
{
    ordered_json json{{"format", format},    {"tool", origin.tool},     {"program", origin.program},
                      {"seed", origin.seed}, {"cpu", origin.cpuFactor}, {"inputs", ordered_json::array()}};
    for (const Input &input : origin.inputs) {
        ordered_json one{{"at_ns", timeOf(input).time_since_epoch().count()}};
        if (const SetInput *set = std::get_if<SetInput>(&input)) {
            one["part"] = set->part;
            one["value"] = set->value;
        } else if (const Serial *serial = std::get_if<Serial>(&input)) {
            one["typed"] = serial->bytes;
        } else {
            one["key"] = "ctrl-c";
        }
        json["inputs"].push_back(std::move(one));
    }
    return json.dump();
}

Input inputFrom(const ordered_json &json)
{
    const core::Instant at{core::Duration{json.at("at_ns").get<std::int64_t>()}};
    if (json.contains("typed")) {
        return Serial{json.at("typed").get<std::string>(), at};
    }
    if (json.contains("key")) {
        return Interrupt{at};
    }
    return SetInput{json.at("part").get<std::string>(), json.at("value").get<std::int32_t>(), at};
}

TraceOrigin originFrom(const ordered_json &json)
{
    TraceOrigin origin;
    origin.tool = json.at("tool").get<std::string>();
    origin.program = json.at("program").get<std::string>();
    origin.seed = json.at("seed").get<std::uint64_t>();
    origin.cpuFactor = json.at("cpu").get<double>();
    for (const ordered_json &input : json.at("inputs")) {
        origin.inputs.push_back(inputFrom(input));
    }
    return origin;
}

/// Reads block after block into a TraceFile. A problem is a sentence; no problem an empty one.
class Reader
{
public:
    std::string read(std::string_view bytes)
    {
        if (!bytes.starts_with(magic)) {
            return "This is not a trace of Metrolume. Open a file that metrolume-cli run --trace has "
                   "written.";
        }
        WireReader blocks{bytes.substr(magic.size())};
        while (blocks.good() && !blocks.atEnd()) {
            const std::string name = blocks.bytes(4);
            const std::string body = blocks.bytes(blocks.integer<std::uint64_t>());
            if (!blocks.good()) {
                break;
            }
            if (std::string problem = readBlock(name, body); !problem.empty()) {
                return problem;
            }
        }
        return m_complete ? std::string{} : "This trace is cut short: its end is missing. Record it again.";
    }

    TraceFile file;

private:
    std::string readBlock(const std::string &name, const std::string &body)
    {
        try {
            if (name == "HEAD") {
                return readHead(ordered_json::parse(body));
            }
            if (name == "TAIL") {
                return readTail(ordered_json::parse(body));
            }
        } catch (const nlohmann::json::exception &) {
            return "The " + name + " block of this trace is damaged. Record it again.";
        }
        if (name == "STRN") {
            return readStrings(body);
        }
        return name == "ENTR" ? readEntries(body) : std::string{};
    }

    std::string readHead(const ordered_json &json)
    {
        if (const int version = json.at("format").get<int>(); version < 1 || version > format) {
            return "This trace has format " + std::to_string(version)
                + "; this version of Metrolume reads formats up to " + std::to_string(format) + ".";
        }
        file.origin = originFrom(json);
        return {};
    }

    std::string readTail(const ordered_json &json)
    {
        file.end = core::Instant{core::Duration{json.at("end_ns").get<std::int64_t>()}};
        m_complete = true;
        const bool intact = json.at("entries").get<std::size_t>() == file.trace.size()
            && json.at("digest").get<std::string>() == hex(file.trace.digest());
        return intact ? std::string{}
                      : "This trace is damaged: it does not have the digest it says. Record it again.";
    }

    std::string readStrings(std::string_view body)
    {
        WireReader in{body};
        while (in.good() && !in.atEnd()) {
            file.trace.intern(in.string());
        }
        return in.good() ? std::string{} : "The strings of this trace are damaged. Record it again.";
    }

    std::string readEntries(std::string_view body)
    {
        WireReader in{body};
        for (const core::Entry &entry : in.entries(body.size() / sizeof(core::Entry))) {
            if (!file.trace.empty() && entry.time() < file.trace[file.trace.size() - 1].time()) {
                return "The entries of this trace are damaged. Record it again.";
            }
            file.trace.append(entry);
        }
        return in.atEnd() ? std::string{} : "The entries of this trace are damaged. Record it again.";
    }

    bool m_complete = false;
};

} // namespace

std::string fingerprintOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    return hex(hash);
}

TraceFileSink::TraceFileSink(const TraceOrigin &origin)
{
    m_output = magic;
    writeBlock(m_output, "HEAD", jsonOf(origin));
}

void TraceFileSink::add(const core::Entry &entry, const core::Trace &trace)
{
    m_entries.append(reinterpret_cast<const char *>(&entry), sizeof entry);
    if (m_entries.size() >= entriesPerBlock * sizeof entry) {
        writeBlocks(trace);
    }
}

void TraceFileSink::finish(core::Instant end, const core::Trace &trace)
{
    writeBlocks(trace);
    const ordered_json tail{{"entries", trace.size()},
                            {"end_ns", end.time_since_epoch().count()},
                            {"digest", hex(trace.digest())}};
    writeBlock(m_output, "TAIL", tail.dump());
}

void TraceFileSink::writeBlocks(const core::Trace &trace)
{
    std::string strings;
    for (; m_strings < trace.stringCount(); ++m_strings) {
        const std::string_view text = trace.text(core::StringId{static_cast<std::uint32_t>(m_strings)});
        writeInteger(strings, text.size(), 4);
        strings += text;
    }
    if (!strings.empty()) {
        writeBlock(m_output, "STRN", strings);
    }
    if (!m_entries.empty()) {
        writeBlock(m_output, "ENTR", m_entries);
        m_entries.clear();
    }
}

core::Result<TraceFile> traceFileFrom(std::string_view bytes, std::string_view file)
{
    Reader reader;
    if (std::string problem = reader.read(bytes); !problem.empty()) {
        return core::failure(std::move(problem), std::string{file});
    }
    return std::move(reader.file);
}

} // namespace sim
