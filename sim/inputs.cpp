// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inputs.h"

#include "sim/tomlfields.h"

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
        const std::chrono::duration<double> at{fields.real("at", 0, 31'536'000)};
        input.at = core::Instant{std::chrono::duration_cast<core::Duration>(at)};
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

} // namespace sim
