// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"

#include <cassert>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Everything that happened in one run, in order: an append-only log with a table of strings beside
/// it.
///
/// Times never decrease. Nothing edits or removes an entry; an index, once given out, means the
/// same entry for ever. (A process that only passes entries on may forget old ones.)
class Trace
{
public:
    /// Adds an entry. Its time must not lie before the last one's.
    void append(Entry entry)
    {
        assert(empty() || m_entries.back().time() <= entry.time());
        m_entries.push(entry);
        if (m_attends) {
            attend(entry);
        }
    }

    /// The number of `text`, adding it if it is new. Equal texts have equal numbers.
    StringId intern(std::string_view text);
    std::string_view text(StringId id) const;
    std::size_t stringCount() const { return m_strings.size(); }

    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }
    const Entry &operator[](std::size_t index) const { return m_entries[index]; }

    /// The number of entries with a time at or before `time`: the cursor that shows all that had
    /// happened by then.
    std::size_t cursorAt(Instant time) const;

    /// Gives back the memory of entries before `index`, for who passes entries on and never looks
    /// back: they must not be read any more. size(), indices and the digest stay as they are.
    void forgetBefore(std::size_t index) { m_entries.forgetBefore(index); }
    /// The memory that the entries take.
    std::size_t entryBytes() const { return m_entries.bytes(); }

    /// A fingerprint of all entries and strings so far: equal runs have equal digests, on every
    /// machine. It does not depend on how the appending of entries and of strings interleaved.
    std::uint64_t digest() const;
    /// Does without the digest, which costs more than all the rest of append(): for who passes entries on
    /// to somebody that works it out. To be called before the first entry; digest() must not be asked.
    void leaveOutDigest()
    {
        m_keepsDigest = false;
        m_attends = m_watchedSize > 0;
    }

    /// Calls `reached` once, from inside the append() that makes the trace `size` entries long; in place of
    /// an earlier call of this that has not come true. Requires size > size().
    void callAt(std::size_t size, std::function<void()> reached);
    void callNever();

    /// The entries from `index` on that lie in one piece of memory: as many as there are, at least one.
    /// Requires index < size(). Valid until the next append() or forgetBefore().
    std::span<const Entry> pieceFrom(std::size_t index) const { return m_entries.pieceFrom(index); }

    bool checkInvariants() const;

private:
    static constexpr std::uint64_t digestSeed = 0xCBF29CE484222325;

    // Chunks, not one block: appending to a long run must never copy all of it.
    class Chunks
    {
    public:
        static constexpr std::size_t chunkSize = std::size_t{1} << 12;
        const Entry &operator[](std::size_t index) const
        {
            return m_chunks[index / chunkSize][index % chunkSize];
        }
        std::size_t size() const { return m_size; }
        bool empty() const { return m_size == 0; }
        const Entry &back() const { return m_next[-1]; }
        void push(Entry entry)
        {
            if (m_next == m_end) {
                addChunk();
            }
            *m_next++ = entry;
            ++m_size;
        }
        std::span<const Entry> pieceFrom(std::size_t index) const;
        void forgetBefore(std::size_t index);
        std::size_t bytes() const
        {
            return (m_chunks.size() - m_forgotten + m_spares.size()) * chunkSize * sizeof(Entry);
        }
        std::size_t firstKept() const { return m_forgotten * chunkSize; }

    private:
        void addChunk();

        static constexpr std::size_t mostSpares = 4;

        std::vector<std::unique_ptr<Entry[]>> m_chunks; // the first m_forgotten of them null
        // Forgotten ones to be filled again: they are in the processor's cache, new ones would have to be
        // cleared first.
        std::vector<std::unique_ptr<Entry[]>> m_spares;
        // The free rest of the last chunk: appending is a store and two additions.
        Entry *m_next = nullptr;
        Entry *m_end = nullptr;
        std::size_t m_forgotten = 0;
        std::size_t m_size = 0;
    };

    void attend(Entry entry);
    void digestEntry(Entry entry);

    Chunks m_entries;
    std::deque<std::string> m_strings; // a deque keeps the views in m_numbers valid
    std::unordered_map<std::string_view, StringId> m_numbers;
    std::uint64_t m_entryDigest = digestSeed;
    std::uint64_t m_stringDigest = digestSeed;
    bool m_keepsDigest = true;
    std::size_t m_watchedSize = 0; // 0: nobody waits for one
    std::function<void()> m_reached;
    bool m_attends = true; // a digest or a size to look after: boards have neither, and append fast
};

} // namespace core
