// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <QString>

#include <vector>

namespace ui {

/// One task in the event queue panel.
struct QueueCard
{
    core::TaskId task{};
    QString name;
    QString call;       ///< may be empty
    QString reason;     ///< why it stands where it stands
    QString countdown;  ///< "in 150 ms"; empty unless it sleeps
    double elapsed = 0; ///< of its sleep, 0 .. 1
    bool sleeps = false;

    bool operator==(const QueueCard &) const = default;
};

enum class QueueSection { OnCpu, Ready, Sleeping, Waiting, Done };

struct QueueGroup
{
    QueueSection section{};
    std::vector<QueueCard> cards; ///< in the order in which the scheduler will run them
    int more = 0;                 ///< cards left out

    bool operator==(const QueueGroup &) const = default;
};

/// The most cards of a group; a panel cannot show more, and a learner cannot read them.
inline constexpr int mostCards = 100;

/// The tasks at one moment, sorted as the panel shows them. Groups that only exist at times (Waiting, Done)
/// are left out while empty. `now` is the playhead; times are told from `start`.
std::vector<QueueGroup> queueGroups(const core::Trace &trace, const core::State &state, core::Instant now,
                                    core::Instant start);

} // namespace ui
