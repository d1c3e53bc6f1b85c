// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/entry.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sim {

// Entries are sent as they lie in memory.
static_assert(std::endian::native == std::endian::little, "The protocol is little-endian.");
static_assert(std::is_trivially_copyable_v<core::Entry>);

/// Puts fields behind one another into a frame.
class WireWriter
{
public:
    template <typename Integer> void integer(Integer value)
    {
        static_assert(std::is_unsigned_v<Integer>);
        bytes(&value, sizeof value);
    }
    void boolean(bool value) { integer(static_cast<std::uint8_t>(value)); }
    void real(double value) { integer(std::bit_cast<std::uint64_t>(value)); }
    void instant(core::Instant time) { integer(static_cast<std::uint64_t>(time.time_since_epoch().count())); }
    void string(std::string_view text)
    {
        integer(static_cast<std::uint32_t>(text.size()));
        m_frame.append(text);
    }
    void entries(std::span<const core::Entry> entries)
    {
        bytes(entries.data(), entries.size() * sizeof(core::Entry));
    }
    template <typename T, typename Write> void optional(const std::optional<T> &value, Write write)
    {
        boolean(value.has_value());
        if (value) {
            write(*value);
        }
    }

    /// Makes room for so many bytes to come.
    void reserve(std::size_t size) { m_frame.reserve(sizeof(std::uint32_t) + size); }
    /// The frame: the length of what was written, then what was written.
    std::string frame()
    {
        const auto length = static_cast<std::uint32_t>(m_frame.size() - sizeof(std::uint32_t));
        std::memcpy(m_frame.data(), &length, sizeof length);
        return std::move(m_frame);
    }

private:
    void bytes(const void *data, std::size_t size) { m_frame.append(static_cast<const char *>(data), size); }

    std::string m_frame = std::string(sizeof(std::uint32_t), '\0');
};

/// Takes fields off the front of a frame. After reading past the end it is no longer good() and
/// gives zeros.
class WireReader
{
public:
    explicit WireReader(std::string_view bytes) : m_rest(bytes) { }

    bool good() const { return m_good; }
    bool atEnd() const { return m_rest.empty(); }
    /// What was read makes no sense.
    void reject() { m_good = false; }

    template <typename Integer> Integer integer()
    {
        Integer value = 0;
        const std::string_view taken = take(sizeof value);
        if (!taken.empty()) { // memcpy must not be given a null pointer, not even for no bytes
            std::memcpy(&value, taken.data(), taken.size());
        }
        return value;
    }
    bool boolean() { return integer<std::uint8_t>() != 0; }
    double real() { return std::bit_cast<double>(integer<std::uint64_t>()); }
    core::Instant instant()
    {
        return core::Instant{core::Duration{static_cast<std::int64_t>(integer<std::uint64_t>())}};
    }
    std::string string() { return bytes(integer<std::uint32_t>()); }
    std::string bytes(std::size_t size) { return std::string{take(size)}; }
    std::vector<core::Entry> entries(std::size_t count)
    {
        const std::string_view taken = take(count * sizeof(core::Entry));
        std::vector<core::Entry> entries(taken.size() / sizeof(core::Entry));
        if (!taken.empty()) {
            std::memcpy(static_cast<void *>(entries.data()), taken.data(), taken.size());
        }
        return entries;
    }
    template <typename Read> auto optional(Read read) -> std::optional<decltype(read())>
    {
        return boolean() ? std::optional{read()} : std::nullopt;
    }

private:
    std::string_view take(std::size_t size)
    {
        if (size > m_rest.size()) {
            m_good = false;
            m_rest = {};
            return {};
        }
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    std::string_view m_rest;
    bool m_good = true;
};

} // namespace sim
