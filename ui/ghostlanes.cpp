// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ghostlanes.h"

#include <algorithm>

namespace ui {

GhostLanes::GhostLanes(const core::Trace &trace, core::Instant from, core::Instant edge)
    : m_index(trace), m_from(from), m_edge(edge)
{
    m_index.update();
}

const TaskLane *GhostLanes::taskNamed(std::string_view name) const
{
    const auto &tasks = m_index.tasks();
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const TaskLane &task) {
        return task.id != core::programTask && m_index.trace().text(task.name) == name;
    });
    return found == tasks.end() ? nullptr : &*found;
}

} // namespace ui
