// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/wiring.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What a scenario.toml says of the program beside it:
///
///     title = "Two LEDs, with asyncio"
///     order = 5                         # its place in the course, 1 .. 999
///     aim = "One sentence."             # what a learner takes away
///     look_at = ["...", "..."]          # what to watch in the window
///
///     [[wiring.part]]                   # as in a wiring file (sim/wiring.h); may be left out
///     kind = "led"
///     pin = "D1"
struct Scenario
{
    std::string title;
    int order = 0;
    std::string aim;
    std::vector<std::string> lookAt;
    Wiring wiring;

    bool operator==(const Scenario &) const = default;
};

/// Reads it from TOML text; `file` is the name that errors give.
[[nodiscard]] core::Result<Scenario> scenarioFrom(std::string_view toml, std::string_view file);

} // namespace sim
