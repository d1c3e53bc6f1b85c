// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/peripheral.h"

#include <algorithm>
#include <utility>

namespace sim {

void Peripherals::stop(Peripheral &peripheral)
{
    peripheral.stop();
    std::erase(m_abandoned, &peripheral);
    const auto found = std::find_if(m_active.begin(), m_active.end(),
                                    [&peripheral](const auto &each) { return each.get() == &peripheral; });
    if (found != m_active.end()) {
        m_active.erase(found);
    }
}

void Peripherals::abandon(const Peripheral &peripheral)
{
    if (std::any_of(m_active.begin(), m_active.end(),
                    [&peripheral](const auto &each) { return each.get() == &peripheral; })) {
        m_abandoned.push_back(&peripheral);
    }
}

void Peripherals::collect()
{
    for (const Peripheral *each : std::exchange(m_abandoned, {})) {
        const auto found = std::find_if(m_active.begin(), m_active.end(),
                                        [each](const auto &active) { return active.get() == each; });
        (*found)->stop();
        m_active.erase(found);
    }
}

void Peripherals::stopAll()
{
    m_abandoned.clear();
    for (const std::shared_ptr<Peripheral> &each : std::exchange(m_active, {})) {
        each->stop();
    }
}

} // namespace sim
