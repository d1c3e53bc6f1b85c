// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inputs.h"

#include "sim/tomlfields.h"
#include "sim/tomltext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sim {

core::Result<std::vector<SetInput>> inputsFrom(std::string_view text, std::string_view file,
                                               const Wiring &wiring)
{
    const core::Result<toml::table> table = tomlTable(text, file);
    if (!table) {
        return tl::unexpected{table.error()};
    }
    TomlFields all{*table, "inputs file", file};
    std::vector<SetInput> inputs;
    for (const toml::table *one : all.tables("input")) {
        TomlFields fields{*one, "input", file};
        SetInput input;
        // Rounded: cutting off would make many a nanosecond one too few.
        input.at = core::Instant{core::Duration{std::llround(fields.real("at", 0, 31'536'000) * 1e9)}};
        input.part = fields.string("part");
        input.value = static_cast<std::int32_t>(fields.integer(
            "value", std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()));
        if (const auto taken = partTaking(wiring.parts, input.part, input.value); fields.good() && !taken) {
            fields.fail(taken.error().message, "part");
        }
        if (const auto done = fields.finish(); !done) {
            return tl::unexpected{done.error()};
        }
        inputs.push_back(std::move(input));
    }
    if (const auto done = all.finish(); !done) {
        return tl::unexpected{done.error()};
    }
    return inputs;
}

std::string tomlOf(const std::vector<SetInput> &inputs)
{
    std::string out;
    for (const SetInput &input : inputs) {
        const std::int64_t at = input.at.time_since_epoch().count();
        std::string fraction = std::to_string(1'000'000'000 + at % 1'000'000'000).substr(1);
        fraction.resize(std::max<std::size_t>(1, fraction.find_last_not_of('0') + 1));
        out += (out.empty() ? "[[input]]\nat = " : "\n[[input]]\nat = ") + std::to_string(at / 1'000'000'000)
            + '.' + fraction + "\npart = " + tomlString(input.part)
            + "\nvalue = " + std::to_string(input.value) + '\n';
    }
    return out;
}

std::vector<SetInput> inputsOf(const core::Trace &trace, const Wiring &wiring)
{
    std::vector<SetInput> inputs;
    core::Instant start{};
    for (std::size_t i = 0; i < trace.size(); ++i) {
        const core::Entry &entry = trace[i];
        if (entry.kind() == core::EntryKind::ProgramStarted) {
            start = entry.time();
        } else if (entry.kind() == core::EntryKind::PartInput && entry.subject() < wiring.parts.size()) {
            inputs.push_back({nameOf(wiring.parts[entry.subject()]), static_cast<std::int32_t>(entry.value()),
                              core::Instant{entry.time() - start}});
        }
    }
    return inputs;
}

} // namespace sim
