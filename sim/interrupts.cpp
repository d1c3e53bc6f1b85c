// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/interrupts.h"

#include <algorithm>
#include <cassert>

namespace sim {

void Interrupts::turnOn()
{
    assert(areOff());
    if (--m_depth > 0) {
        return;
    }
    for (const Pending &each : std::exchange(m_pending, {})) {
        each.handler();
    }
}

void Interrupts::reset()
{
    m_depth = 0;
    m_pending.clear();
}

void Interrupts::forget(const void *source)
{
    std::erase_if(m_pending, [source](const Pending &each) { return each.source == source; });
}

void Interrupts::hold(const void *source, std::function<void()> handler)
{
    const bool isPending = std::any_of(m_pending.begin(), m_pending.end(),
                                       [source](const Pending &each) { return each.source == source; });
    if (!isPending) {
        m_pending.push_back({source, std::move(handler)});
    }
}

} // namespace sim
