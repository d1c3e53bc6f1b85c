// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold.h"

#include <algorithm>
#include <cassert>

namespace core {

Fold::Fold(const Trace &trace) : m_trace(trace), m_checkpoints{{0, State{}}}, m_front{0, State{}}
{
}

void Fold::extendTo(std::size_t cursor)
{
    while (m_front.cursor < cursor) {
        apply(m_front.state, m_trace[m_front.cursor]);
        ++m_front.cursor;
        // A run with many tasks has large states: space them so that they never outweigh the
        // entries between them.
        const std::size_t apart = std::max(spacing, 8 * m_front.state.tasks.size());
        if (m_front.cursor - m_checkpoints.back().cursor >= apart) {
            m_checkpoints.push_back(m_front);
        }
    }
}

State Fold::stateAt(std::size_t cursor)
{
    assert(cursor <= m_trace.size());
    if (cursor >= m_front.cursor) {
        extendTo(cursor);
        return m_front.state;
    }
    const auto after = std::upper_bound(
        m_checkpoints.begin(), m_checkpoints.end(), cursor,
        [](std::size_t wanted, const Checkpoint &checkpoint) { return wanted < checkpoint.cursor; });
    const Checkpoint &nearest = *std::prev(after);
    State state = nearest.state;
    for (std::size_t i = nearest.cursor; i < cursor; ++i) {
        apply(state, m_trace[i]);
    }
    return state;
}

std::size_t Fold::bytes() const
{
    std::size_t sum = m_checkpoints.capacity() * sizeof(Checkpoint);
    for (const Checkpoint &checkpoint : m_checkpoints) {
        const State &state = checkpoint.state;
        sum += state.tasks.capacity() * sizeof(TaskState) + state.inputs.capacity() * sizeof(state.inputs[0])
            + state.mistakes.capacity() * sizeof(Mistake);
    }
    return sum;
}

} // namespace core
