// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace ui {

/// A list that only grows. Appending never moves what is in it, so that a long run costs no pauses
/// and no spare copies.
template <typename T> class Chunks
{
public:
    static constexpr std::size_t chunkSize = 256;

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t index) const { return m_chunks[index / chunkSize][index % chunkSize]; }
    T &back() { return m_chunks[(m_size - 1) / chunkSize][(m_size - 1) % chunkSize]; }
    const T &back() const { return (*this)[m_size - 1]; }
    void push(const T &value)
    {
        if (m_size % chunkSize == 0) {
            m_chunks.push_back(std::make_unique<T[]>(chunkSize));
        }
        m_chunks.back()[m_size % chunkSize] = value;
        ++m_size;
    }
    /// Bytes held.
    std::size_t bytes() const
    {
        return m_chunks.size() * chunkSize * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks[0]);
    }

private:
    std::vector<std::unique_ptr<T[]>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace ui
