// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/csv.h"

#include "sim/entrywords.h"

#include <array>
#include <cstdio>

namespace sim {

namespace {

void writeField(std::string &out, std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out.append(c == '"' ? 2 : 1, c);
    }
    out += '"';
}

} // namespace

void CsvSink::add(const core::Entry &entry, const core::Trace &trace)
{
    if (entry.kind() == core::EntryKind::ProgramStarted) {
        m_start = entry.time();
        for (const core::Entry &early : m_early) {
            write(early, trace);
        }
        m_early.clear();
    }
    if (m_start) {
        write(entry, trace);
    } else {
        m_early.push_back(entry);
    }
}

void CsvSink::finish(core::Instant, const core::Trace &trace)
{
    m_start = m_start.value_or(core::Instant{});
    for (const core::Entry &early : m_early) {
        write(early, trace);
    }
}

void CsvSink::write(const core::Entry &entry, const core::Trace &trace)
{
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t ns = (entry.time() - *m_start).count();
    const std::int64_t size = ns < 0 ? -ns : ns;
    std::array<char, 40> time{};
    std::snprintf(time.data(), time.size(), "%s%lld.%09lld", ns < 0 ? "-" : "",
                  static_cast<long long>(size / second), static_cast<long long>(size % second));
    const EntryWords words = wordsOf(entry, trace);
    m_output += time.data();
    for (const std::string_view field :
         {nameOf(entry.kind()), std::string_view{words.subject}, std::string_view{words.detail},
          std::string_view{words.value}, std::string_view{words.depth}}) {
        m_output += ',';
        writeField(m_output, field);
    }
    m_output += '\n';
}

} // namespace sim
