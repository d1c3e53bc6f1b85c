// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <cstddef>
#include <vector>

namespace core {

/// Folds a trace to the state at any cursor, from the nearest checkpoint before it.
///
/// A cursor is a number of entries: stateAt(0) is the board before anything happened,
/// stateAt(trace.size()) its latest state. Checkpoints are laid while the fold goes forward, spaced
/// by entries and by the size of the state, so that all of them together stay in proportion to the
/// trace and any state costs one short fold.
class Fold
{
public:
    /// The trace must outlive the fold. It may grow.
    explicit Fold(const Trace &trace);

    /// Requires cursor <= trace.size().
    State stateAt(std::size_t cursor);

    /// The memory that the checkpoints take.
    std::size_t bytes() const;

    /// The least number of entries between two checkpoints.
    static constexpr std::size_t spacing = 4096;

private:
    struct Checkpoint
    {
        std::size_t cursor;
        State state;
    };

    void extendTo(std::size_t cursor);

    const Trace &m_trace;
    std::vector<Checkpoint> m_checkpoints; // ascending cursors, the first 0
    Checkpoint m_front;                    // as far as entries have been folded for checkpoints
};

} // namespace core
