// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inputs.h"

#include "sim/tomlfields.h"
#include "sim/tomltext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {

namespace {

Input inputFrom(TomlFields &fields, const Wiring &wiring)
{
    // Rounded: cutting off would make many a nanosecond one too few.
    const core::Instant at{core::Duration{std::llround(fields.real("at", 0, 31'536'000) * 1e9)}};
    if (fields.has("type")) {
        return Serial{fields.string("type"), at};
    }
    if (fields.has("key")) {
        fields.oneOf("key", {"ctrl-c"});
        return Interrupt{at};
    }
    SetInput input{fields.string("part"), 0, at};
    input.value = static_cast<std::int32_t>(fields.integer("value", std::numeric_limits<std::int32_t>::min(),
                                                           std::numeric_limits<std::int32_t>::max()));
    if (const auto taken = partTaking(wiring.parts, input.part, input.value); fields.good() && !taken) {
        fields.fail(taken.error().message, "part");
    }
    return input;
}

std::string secondsOf(core::Instant time)
{
    const std::int64_t at = time.time_since_epoch().count();
    std::string fraction = std::to_string(1'000'000'000 + at % 1'000'000'000).substr(1);
    fraction.resize(std::max<std::size_t>(1, fraction.find_last_not_of('0') + 1));
    return std::to_string(at / 1'000'000'000) + '.' + fraction;
}

std::string fieldsOf(const SetInput &input)
{
    return "part = " + tomlString(input.part) + "\nvalue = " + std::to_string(input.value);
}
std::string fieldsOf(const Serial &serial)
{
    return "type = " + tomlString(serial.bytes);
}
std::string fieldsOf(const Interrupt &)
{
    return "key = \"ctrl-c\"";
}

} // namespace

core::Instant timeOf(const Input &input)
{
    return std::visit([](const auto &each) { return each.at; }, input);
}

Input shifted(Input input, core::Duration shift)
{
    std::visit([shift](auto &each) { each.at += shift; }, input);
    return input;
}

Command commandFor(const Input &input)
{
    return std::visit([](const auto &each) { return Command{each}; }, input);
}

core::Result<std::vector<Input>> inputsFrom(std::string_view text, std::string_view file,
                                            const Wiring &wiring)
{
    const core::Result<toml::table> table = tomlTable(text, file);
    if (!table) {
        return tl::unexpected{table.error()};
    }
    TomlFields all{*table, "inputs file", file};
    std::vector<Input> inputs;
    for (const toml::table *one : all.tables("input")) {
        TomlFields fields{*one, "input", file};
        inputs.push_back(inputFrom(fields, wiring));
        if (const auto done = fields.finish(); !done) {
            return tl::unexpected{done.error()};
        }
    }
    if (const auto done = all.finish(); !done) {
        return tl::unexpected{done.error()};
    }
    return inputs;
}

std::string tomlOf(const std::vector<Input> &inputs)
{
    std::string out;
    for (const Input &input : inputs) {
        out += (out.empty() ? "[[input]]\nat = " : "\n[[input]]\nat = ") + secondsOf(timeOf(input)) + '\n'
            + std::visit([](const auto &each) { return fieldsOf(each); }, input) + '\n';
    }
    return out;
}

std::vector<Input> inputsOf(const core::Trace &trace, const Wiring &wiring, std::size_t begin,
                            std::size_t end)
{
    std::vector<Input> inputs;
    for (std::size_t i = begin; i < end; ++i) {
        const core::Entry &entry = trace[i];
        if (entry.kind() == core::EntryKind::PartInput && entry.subject() < wiring.parts.size()) {
            inputs.push_back(SetInput{nameOf(wiring.parts[entry.subject()]),
                                      static_cast<std::int32_t>(entry.value()), entry.time()});
        } else if (entry.kind() == core::EntryKind::Typed) {
            inputs.push_back(Serial{std::string{trace.text(entry.string())}, entry.time()});
        } else if (entry.kind() == core::EntryKind::Interrupted) {
            inputs.push_back(Interrupt{entry.time()});
        }
    }
    return inputs;
}

std::vector<Input> inputsSinceStart(const core::Trace &trace, const Wiring &wiring)
{
    std::vector<Input> inputs = inputsOf(trace, wiring, 0, trace.size());
    core::Duration start{};
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].kind() == core::EntryKind::ProgramStarted) {
            start = trace[i].time().time_since_epoch();
            break;
        }
    }
    for (Input &input : inputs) {
        input = shifted(std::move(input), -start);
    }
    return inputs;
}

} // namespace sim
