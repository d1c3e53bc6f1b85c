// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/part.h"
#include "sim/tomlfields.h"

#include <string>

namespace sim {

/// Reads the part of one [[part]] table (sim/wiring.h lists the keys). What is wrong is noted in `fields`;
/// the part then has no meaning.
Part partFrom(TomlFields &fields);

/// The lines of its table, without the table's head: partFrom() of them gives the part back.
std::string fieldsOf(const Part &part);

} // namespace sim
