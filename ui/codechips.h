// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// What stands at the end of a line of code.py: which task is there and what it does.
struct CodeChip
{
    core::TaskId task{};
    int line = 0; ///< 1-based
    QString text;
    QString name;       ///< what is left of the text where there is no room for it
    bool runs = false;  ///< holds the CPU: its line is the running line
    bool error = false; ///< the line where an exception ended the program

    bool operator==(const CodeChip &) const = default;
};

/// The most chips shown; the queue panel lists every task.
inline constexpr std::size_t mostChips = 60;

/// The chips at one moment, in order of tasks. Times are told from `start`.
std::vector<CodeChip> codeChips(const core::Trace &trace, const core::State &state, core::Instant now,
                                core::Instant start);

} // namespace ui
