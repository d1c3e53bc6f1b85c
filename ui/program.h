// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/protocol.h"
#include "sim/scenario.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace ui {

/// What the learner opened: the file, and what a board needs beside it.
struct Program
{
    QString path;  ///< empty: never saved
    QString title; ///< for people: "5 · Two LEDs, with asyncio", else the file's name
    QString text;
    std::vector<sim::SourceFile> lib; ///< the .py files of lib/ beside it
    std::string wiring;               ///< TOML text; may be empty

    bool operator==(const Program &) const = default;
};

/// The most a program may have: the drive of the board has 2 MB for everything.
inline constexpr qint64 largestProgram = 2 * 1024 * 1024;

/// What the scenario.toml in `folder` says; nothing if there is none.
[[nodiscard]] core::Result<std::optional<sim::Scenario>> readScenario(const QString &folder);

/// "5 · Two LEDs, with asyncio".
QString titleOf(const sim::Scenario &scenario);

/// Reads code.py, or the code.py of a folder, with the lib/ folder and the wiring beside it: that of
/// wiring.toml, else that of scenario.toml, which also gives the title. Errors
/// are for learners: what is wrong with which file and what to do.
[[nodiscard]] core::Result<Program> readProgram(const QString &fileOrFolder);

/// Writes `text` so that either all of it or the old file is there afterwards.
[[nodiscard]] core::Result<void> writeProgram(const QString &path, const QString &text);

} // namespace ui
