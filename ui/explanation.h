// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <QString>

#include <functional>

namespace ui {

/// What has just happened, in plain words. Each part is whole sentences, or empty.
struct Explanation
{
    QString turn; ///< "tick 11"; empty outside of tasks
    QString why;  ///< who has the CPU and why just now
    QString acts; ///< what it has done since, and how it gave up control
    QString next; ///< who is next

    /// All of it as one text, for screen readers and captions.
    QString text() const;

    bool operator==(const Explanation &) const = default;
};

/// The board's state at any cursor.
using StateAt = std::function<core::State(std::size_t cursor)>;

/// Explains the moment at `cursor`, whose state is `state`, from the trace alone. `now` is the playhead;
/// times are told from `start`.
Explanation explain(const core::Trace &trace, const core::State &state, std::size_t cursor, core::Instant now,
                    core::Instant start, const StateAt &stateAt);

} // namespace ui
