// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <QString>

#include <vector>

namespace ui {

/// What a learner got wrong, at a line of code.py: what happens there and what to write instead.
struct Hint
{
    int line = 0; ///< 1-based
    QString text;

    bool operator==(const Hint &) const = default;
};

/// The hints for all mistakes made up to the moment of `state`, in order of lines.
std::vector<Hint> hints(const core::Trace &trace, const core::State &state);

/// The hint for one mistake, whatever its line.
QString hintText(const core::Trace &trace, const core::State &state, const core::Mistake &mistake);

} // namespace ui
