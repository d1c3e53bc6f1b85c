// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"
#include "ui/laneindex.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace ui {

/// Where two runs part. Lines of code and the words of calls do not count: what a run does is told by its
/// tasks, its pins and its console.
class Parting
{
public:
    /// So many entries are known to be the same. Both traces must outlive this, and may grow.
    Parting(const core::Trace &one, const core::Trace &other, std::size_t common);

    struct Place
    {
        core::Instant time{}; ///< of the earlier of the two happenings
        std::size_t one = 0;  ///< cursor before it
        std::size_t other = 0;
    };
    /// The first difference; nothing if there is none as far as both are recorded. Looks on where it
    /// stopped the last time.
    std::optional<Place> find();

private:
    const core::Trace &m_one;
    const core::Trace &m_other;
    std::size_t m_oneAt;
    std::size_t m_otherAt;
};

/// How often a pin changed in each of two runs.
struct EdgeCounts
{
    core::PinId pin{};
    std::size_t one = 0;
    std::size_t other = 0;

    bool operator==(const EdgeCounts &) const = default;
};

/// The pins that either run drives, by number, with their changes after `from` up to `to`.
std::vector<EdgeCounts> edgeCounts(const LaneIndex &one, const LaneIndex &other, core::Instant from,
                                   core::Instant to);

} // namespace ui
