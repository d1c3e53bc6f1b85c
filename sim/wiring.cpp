// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wiring.h"

#include "sim/partfields.h"
#include "sim/partlines.h"
#include "sim/tomlfields.h"
#include "sim/wiringtable.h"

#include <algorithm>

namespace sim {

core::Result<Wiring> wiringFrom(const toml::table &table, std::string_view file)
{
    Wiring wiring;
    TomlFields top{table, "wiring", file};
    const std::vector<const toml::table *> parts = top.tables("part");
    if (const core::Result<void> done = top.finish(); !done) {
        return tl::unexpected<core::Error>(done.error());
    }
    for (const toml::table *each : parts) {
        TomlFields fields{*each, "part", file};
        Part part = partFrom(fields);
        const std::string &name = nameOf(part);
        if (fields.good() && std::any_of(wiring.parts.begin(), wiring.parts.end(), [&](const Part &other) {
                return nameOf(other) == name;
            })) {
            fields.fail("Two parts are called \"" + name + "\". Give this one another name.", "name");
        }
        if (!fields.good()) {
            return tl::unexpected<core::Error>(fields.error());
        }
        if (const core::Result<void> done = fields.finish(); !done) {
            return tl::unexpected<core::Error>(done.error());
        }
        wiring.parts.push_back(std::move(part));
    }
    return wiring;
}

core::Result<Wiring> wiringFrom(std::string_view toml, std::string_view file)
{
    return tomlTable(toml, file).and_then([&](const toml::table &table) { return wiringFrom(table, file); });
}

std::string tomlOf(const Wiring &wiring)
{
    std::string out;
    for (const Part &part : wiring.parts) {
        out += (out.empty() ? "[[part]]\n" : "\n[[part]]\n") + linesOf(part);
    }
    return out;
}

} // namespace sim
