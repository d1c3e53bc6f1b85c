// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parthand.h"

#include <algorithm>
#include <cmath>

namespace ui {

bool PartHand::isPressed(std::size_t part) const
{
    return m_latched.count(part) > 0
        || std::any_of(m_holders.begin(), m_holders.end(),
                       [part](const auto &holder) { return holder.second == part; });
}

void PartHand::press(std::size_t part, Holder holder)
{
    if (m_holders.count(holder) > 0 || (!isPressed(part) && !m_reach.set(part, 1))) {
        return;
    }
    m_holders[holder] = part;
    m_latched.erase(part); // it comes up again with this hand
}

void PartHand::release(Holder holder)
{
    const auto held = m_holders.find(holder);
    if (held == m_holders.end()) {
        return;
    }
    const std::size_t part = held->second;
    m_holders.erase(held);
    if (!isPressed(part)) {
        m_reach.letGo(part);
    }
}

void PartHand::latch(std::size_t part)
{
    if (m_latched.erase(part) > 0) {
        if (!isPressed(part)) {
            m_reach.letGo(part);
        }
    } else if (isPressed(part) || m_reach.set(part, 1)) {
        m_latched.insert(part);
    }
}

void PartHand::releaseAll()
{
    drop();
    while (!m_holders.empty()) {
        release(m_holders.begin()->first);
    }
}

void PartHand::forget()
{
    drop();
    m_holders.clear();
    m_latched.clear();
}

void PartHand::flip(std::size_t part, const PartControl &control)
{
    m_reach.set(part, control.value == control.lowest ? control.highest : control.lowest);
}

void PartHand::turnTo(std::size_t part, const PartControl &control, std::int64_t value)
{
    const auto within
        = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, control.lowest, control.highest));
    if (within != control.value) {
        m_reach.set(part, within);
    }
}

void PartHand::grab(std::size_t part, const PartControl &control, const QPoint &place)
{
    m_grip = Grip{part, control, place, control.value};
}

void PartHand::drag(const QPoint &place)
{
    if (m_grip) {
        const QPoint way = place - m_grip->from;
        const std::int64_t turned = std::llround((way.x() - way.y()) * m_grip->control.perPixel);
        PartControl now = m_grip->control;
        now.value = m_grip->value;
        m_grip->value = static_cast<std::int32_t>(
            std::clamp<std::int64_t>(m_grip->control.value + turned, now.lowest, now.highest));
        turnTo(m_grip->part, now, m_grip->value);
    }
}

void PartHand::wheel(std::size_t part, const PartControl &control, int eighths)
{
    constexpr int notch = 120;
    m_wheel += eighths;
    const int notches = m_wheel / notch;
    m_wheel -= notches * notch;
    turnTo(part, control, control.value + std::int64_t{notches} * control.step);
}

} // namespace ui
