// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/protocol.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// The text of a file that the board's drive could hold: at most 2 MB of UTF-8 without NUL bytes. An error
/// says in one sentence what is wrong with which file and what to do.
[[nodiscard]] core::Result<std::string> readTextFile(const std::filesystem::path &path);

/// The .py files below `folder`, named relative to it, in order of their names. None if it does not exist.
[[nodiscard]] core::Result<std::vector<sim::SourceFile>> readLibrary(const std::filesystem::path &folder);

} // namespace app
