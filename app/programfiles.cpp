// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programfiles.h"

#include "sim/metro_m4.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

namespace app {

namespace fs = std::filesystem;

namespace {

/// The 1-based line of the first byte that is no text, if there is one.
std::optional<int> firstLineThatIsNoText(std::string_view bytes)
{
    int line = 1;
    std::size_t i = 0;
    while (i < bytes.size()) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        line += lead == '\n' ? 1 : 0;
        const std::size_t length = lead < 0x80 ? 1
            : lead < 0xC2                      ? 0
            : lead < 0xE0                      ? 2
            : lead < 0xF0                      ? 3
            : lead < 0xF5                      ? 4
                                               : 0;
        if (lead == 0 || length == 0 || i + length > bytes.size()) {
            return line;
        }
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) {
                return line;
            }
        }
        i += length;
    }
    return std::nullopt;
}

} // namespace

core::Result<std::string> readTextFile(const fs::path &path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        return core::failure("There is no such file. Check the name and the folder.", path.string());
    }
    if (fs::is_directory(status)) {
        return core::failure("This is a folder, not a program. Name the code.py inside it.", path.string());
    }
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return core::failure(std::string{"This file cannot be read ("} + std::strerror(errno)
                                 + "). Check its permissions.",
                             path.string());
    }
    // One byte more than fits: enough to know, however large a file or endless a device is.
    constexpr std::size_t limit = sim::metro_m4::driveBytes;
    std::string text(limit + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > limit) {
        return core::failure(
            "This file is larger than the 2 MB that the board's drive holds. Choose a smaller one.",
            path.string());
    }
    if (const std::optional<int> line = firstLineThatIsNoText(text)) {
        return core::failure("This is not a text file in UTF-8. Choose a Python program, such as code.py.",
                             path.string(), *line);
    }
    return text;
}

core::Result<std::vector<sim::SourceFile>> readLibrary(const fs::path &folder)
{
    std::vector<sim::SourceFile> files;
    std::error_code error;
    std::size_t bytes = 0;
    for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->is_regular_file(error) || entry->path().extension() != ".py") {
            continue;
        }
        core::Result<std::string> text = readTextFile(entry->path());
        if (!text) {
            return tl::unexpected{text.error()};
        }
        bytes += text->size();
        if (bytes > sim::metro_m4::driveBytes) {
            return core::failure(
                "This folder has over 2 MB, more than the board's drive holds. Leave out libraries "
                "that the program does not import.",
                folder.string());
        }
        files.push_back({fs::relative(entry->path(), folder, error).generic_string(), std::move(*text)});
    }
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return files;
}

} // namespace app
