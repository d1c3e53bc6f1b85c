// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/part.h"
#include "sim/tomlfields.h"

namespace sim {

/// Reads the part of one [[part]] table (sim/wiring.h lists the keys). What is wrong is noted in `fields`;
/// the part then has no meaning.
Part partFrom(TomlFields &fields);

} // namespace sim
