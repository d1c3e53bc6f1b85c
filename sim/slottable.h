// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// The order in which the board's dictionaries show their keys: that of the slots of a hash table.
///
/// A key goes to the slot that its hash names, or to the next free one after it. The table grows only when
/// a key finds no free slot, and then all keys are put in anew, in the order of the old slots. A key
/// that is taken out leaves its slot free; where the slot after it is in use, searches must go on past
/// it. Figures: CircuitPython 10.2.1. Keys are the caller's: the table keeps and compares their
/// addresses alone, and owns none.
class SlotTable
{
public:
    using Key = const void *;

    /// An empty table with exactly so many slots, as a display with so many items makes it.
    void reset(std::size_t count) { m_slots.assign(count, Slot{}); }
    /// Adds a key that is not in the table.
    void add(Key key, std::uint32_t hash);
    /// Takes out a key, if it is there.
    void remove(Key key, std::uint32_t hash);
    /// Takes out the key of a slot as popitem() does: searches go on past it in any case.
    void removeAt(std::size_t index) { m_slots[index] = {nullptr, 0, true}; }

    std::size_t size() const { return m_slots.size(); }
    /// Null if the slot is free.
    Key at(std::size_t index) const { return m_slots[index].key; }

private:
    struct Slot
    {
        Key key = nullptr;
        std::uint32_t hash = 0;
        bool wasUsed = false;
    };

    void grow();

    std::vector<Slot> m_slots;
};

/// The board's hash of the bytes of a text.
std::uint32_t textHash(const char *bytes, std::size_t size);

} // namespace sim
