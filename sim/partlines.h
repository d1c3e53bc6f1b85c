// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/parts/part.h"

#include <string>

namespace sim {

/// The lines of a part's [[part]] table, without the table's head: partFrom() of them gives the part back.
std::string linesOf(const Part &part);

} // namespace sim
