// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

// FNV-1a, a word at a time. It tells runs apart; it does not protect against forgery.
std::uint64_t mixed(std::uint64_t digest, std::uint64_t word)
{
    digest = (digest ^ word) * 0x100000001B3;
    return digest ^ (digest >> 32);
}

} // namespace

void Trace::Chunks::addChunk()
{
    if (m_spares.empty()) {
        m_chunks.push_back(std::make_unique<Entry[]>(chunkSize));
    } else {
        m_chunks.push_back(std::move(m_spares.back()));
        m_spares.pop_back();
    }
    m_next = m_chunks.back().get();
    m_end = m_next + chunkSize;
}

std::span<const Entry> Trace::Chunks::pieceFrom(std::size_t index) const
{
    const std::size_t offset = index % chunkSize;
    return {&m_chunks[index / chunkSize][offset], std::min(m_size - index, chunkSize - offset)};
}

void Trace::Chunks::forgetBefore(std::size_t index)
{
    // Whole chunks only, and never the last: append() compares with the latest entry.
    for (; (m_forgotten + 1) * chunkSize < std::min(index, m_size); ++m_forgotten) {
        if (m_spares.size() < mostSpares) {
            m_spares.push_back(std::move(m_chunks[m_forgotten]));
        }
        m_chunks[m_forgotten].reset();
    }
}

void Trace::attend(Entry entry)
{
    if (m_keepsDigest) {
        digestEntry(entry);
    }
    if (size() == m_watchedSize) {
        const std::function<void()> reached = std::move(m_reached);
        callNever(); // first: it may ask for the next size
        reached();
    }
}

void Trace::callAt(std::size_t size, std::function<void()> reached)
{
    assert(size > this->size());
    m_watchedSize = size;
    m_reached = std::move(reached);
    m_attends = true;
}

void Trace::callNever()
{
    m_watchedSize = 0;
    m_reached = nullptr;
    m_attends = m_keepsDigest;
}

void Trace::digestEntry(Entry entry)
{
    m_entryDigest = mixed(m_entryDigest, static_cast<std::uint64_t>(entry.time().time_since_epoch().count()));
    m_entryDigest = mixed(m_entryDigest,
                          (std::uint64_t{number(entry.kind())} << 56) | (std::uint64_t{entry.detail()} << 48)
                              | entry.subject());
    m_entryDigest = mixed(m_entryDigest, entry.value());
}

StringId Trace::intern(std::string_view text)
{
    if (const auto known = m_numbers.find(text); known != m_numbers.end()) {
        return known->second;
    }
    const StringId id{static_cast<std::uint32_t>(m_strings.size())};
    m_numbers.emplace(m_strings.emplace_back(text), id);
    m_stringDigest = mixed(m_stringDigest, text.size());
    for (const char c : text) {
        m_stringDigest = mixed(m_stringDigest, static_cast<unsigned char>(c));
    }
    return id;
}

std::string_view Trace::text(StringId id) const
{
    assert(number(id) < m_strings.size());
    return m_strings[number(id)];
}

std::size_t Trace::cursorAt(Instant time) const
{
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (m_entries[middle].time() <= time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::uint64_t Trace::digest() const
{
    assert(m_keepsDigest);
    return mixed(m_entryDigest, m_stringDigest);
}

bool Trace::checkInvariants() const
{
    for (std::size_t i = m_entries.firstKept() + 1; i < size(); ++i) {
        if (m_entries[i].time() < m_entries[i - 1].time()) {
            return false;
        }
    }
    return m_numbers.size() == m_strings.size();
}

} // namespace core
