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

/// What a program is written in.
enum class Language { Python, Cpp };

/// "code.py" or "code.cpp": what the file of a scenario, and of the board, is called.
QString fileNameOf(Language language);

/// What the learner opened: the file, and what a board needs beside it.
struct Program
{
    QString path;  ///< empty: never saved
    QString title; ///< for people: "5 · Two LEDs, with asyncio", else the file's name
    QString text;
    std::vector<sim::SourceFile> lib; ///< the .py files of lib/ beside it
    std::string wiring;               ///< TOML text; may be empty
    /// Of a C++ program: the scenario whose twin it is. It is compiled into the board, so it can be read
    /// and run, but not changed.
    QString twinOf;
    bool hasTwin = false; ///< the same program stands beside it in the other language

    Language language() const { return twinOf.isEmpty() ? Language::Python : Language::Cpp; }
    bool isReadOnly() const { return language() == Language::Cpp; }

    bool operator==(const Program &) const = default;
};

/// The most a program may have: the drive of the board has 2 MB for everything.
inline constexpr qint64 largestProgram = 2 * 1024 * 1024;

/// What the scenario.toml in `folder` says; nothing if there is none.
[[nodiscard]] core::Result<std::optional<sim::Scenario>> readScenario(const QString &folder);

/// "5 · Two LEDs, with asyncio".
QString titleOf(const sim::Scenario &scenario);

/// Reads code.py, or the code.py of a folder, with the lib/ folder and the wiring beside it: that of
/// wiring.toml, else that of scenario.toml, which also gives the title. Of C++ it takes the code.cpp of
/// a scenario alone. Errors are for learners: what is wrong with which file and what to do.
[[nodiscard]] core::Result<Program> readProgram(const QString &fileOrFolder);

/// The file of the same program in that language, beside it.
QString pathIn(Language language, const Program &program);

/// One that is still to be written: the imports that nearly every program has.
Program newProgram();

/// The wiring.toml beside a program.
QString wiringPathOf(const QString &programPath);

/// Writes `text` so that either all of it or the old file is there afterwards.
[[nodiscard]] core::Result<void> writeProgram(const QString &path, const QString &text);

} // namespace ui
