// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/native/program.h"

#include <span>
#include <string_view>

namespace scenarios {

/// The C++ twins that were compiled in, by name.
std::span<const sim::native::Program> twins();

/// The twin of the scenario of that name ("05-two-leds-asyncio"); null if it has none.
const sim::native::Program *twinOf(std::string_view scenario);

} // namespace scenarios
