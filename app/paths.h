// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace app {

// Where the files are that belong to the running executable: in the build folder of a source tree, or
// installed.

/// The metrolume-board beside the running executable, or the one that was installed for it.
std::string boardExecutable();

/// The folder of the shipped scenarios; nothing if there is none.
std::optional<std::filesystem::path> scenariosFolder();

} // namespace app
