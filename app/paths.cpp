// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paths.h"

#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

fs::path folderOfExecutable()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path();
}

} // namespace

std::string boardExecutable()
{
    std::error_code error;
    const fs::path folder = folderOfExecutable();
    const fs::path installed = folder / "../libexec/metrolume/metrolume-board";
    const fs::path beside = folder / "metrolume-board";
    return !fs::exists(beside, error) && fs::exists(installed, error) ? installed.lexically_normal().string()
                                                                      : beside.string();
}

std::optional<fs::path> scenariosFolder()
{
    const fs::path folder = folderOfExecutable();
    // Beside the executable; installed (bin/ and share/); built (build/PRESET/bin/ in the source tree).
    for (const char *place : {"scenarios", "../share/metrolume/scenarios", "../../../scenarios"}) {
        std::error_code error;
        const fs::path candidate = (folder / place).lexically_normal();
        if (fs::is_directory(candidate, error)) {
            return candidate;
        }
    }
    return std::nullopt;
}

} // namespace app
