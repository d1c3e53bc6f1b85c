// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sim {

/// A text as TOML has it: always in double quotes, while the library's own writer picks the quotes by the
/// content.
std::string tomlString(std::string_view text);

} // namespace sim
