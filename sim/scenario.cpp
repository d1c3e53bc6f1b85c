// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario.h"

#include "sim/tomlfields.h"
#include "sim/wiringtable.h"

namespace sim {

core::Result<Scenario> scenarioFrom(std::string_view text, std::string_view file)
{
    core::Result<toml::table> table = tomlTable(text, file);
    if (!table) {
        return tl::unexpected{table.error()};
    }
    Scenario scenario;
    if (const toml::table *wiring = table->get_as<toml::table>("wiring")) {
        core::Result<Wiring> parts = wiringFrom(*wiring, file);
        if (!parts) {
            return tl::unexpected{parts.error()};
        }
        scenario.wiring = std::move(*parts);
        table->erase("wiring");
    }
    TomlFields fields{*table, "scenario", file};
    scenario.title = fields.string("title");
    scenario.order = static_cast<int>(fields.integer("order", 1, 999));
    scenario.aim = fields.string("aim");
    scenario.lookAt = fields.strings("look_at");
    return fields.finish().map([&] { return std::move(scenario); });
}

} // namespace sim
