// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/slottable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sim {

namespace {

constexpr std::array<std::size_t, 26> sizes{2,   4,   6,   8,   10,   12,   17,   23,  29,
                                            37,  47,  59,  73,  97,   127,  167,  223, 293,
                                            389, 521, 691, 919, 1223, 1627, 2161, 3229};

std::size_t sizeAbove(std::size_t size)
{
    const auto next = std::upper_bound(sizes.begin(), sizes.end(), size);
    return next != sizes.end() ? *next : (size + size / 2) | 1;
}

} // namespace

void SlotTable::add(Key key, std::uint32_t hash)
{
    for (;; grow()) {
        std::optional<std::size_t> free;
        for (std::size_t i = 0; i < m_slots.size(); ++i) {
            const std::size_t at = (hash % m_slots.size() + i) % m_slots.size();
            const Slot &slot = m_slots[at];
            if (slot.key == nullptr) {
                free = free ? free : at;
                if (!slot.wasUsed) {
                    break;
                }
            }
        }
        if (free) {
            m_slots[*free] = {key, hash, true};
            return;
        }
    }
}

void SlotTable::remove(Key key, std::uint32_t hash)
{
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const std::size_t at = (hash % m_slots.size() + i) % m_slots.size();
        if (m_slots[at].key == key) {
            const Slot &next = m_slots[(at + 1) % m_slots.size()];
            m_slots[at] = {nullptr, 0, next.key != nullptr || next.wasUsed};
            return;
        }
    }
}

void SlotTable::grow()
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(sizeAbove(m_slots.size())));
    for (const Slot &slot : old) {
        if (slot.key != nullptr) {
            add(slot.key, slot.hash);
        }
    }
}

std::uint32_t textHash(const char *bytes, std::size_t size)
{
    // Bernstein's hash with exclusive or. The board keeps 8 bits of it; 0 means "not worked out".
    std::uint32_t hash = 5381;
    for (std::size_t i = 0; i < size; ++i) {
        hash = (hash * 33) ^ static_cast<unsigned char>(bytes[i]);
    }
    return std::max<std::uint32_t>(hash & 0xFF, 1);
}

} // namespace sim
