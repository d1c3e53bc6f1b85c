// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiring.h"

#include <toml++/toml.h>

namespace sim {

/// Reads wiring from a table that holds its [[part]] tables, such as one within a scenario.
[[nodiscard]] core::Result<Wiring> wiringFrom(const toml::table &table, std::string_view file);

} // namespace sim
