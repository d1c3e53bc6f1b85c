// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison.h"

#include <algorithm>

namespace ui {

namespace {

using core::EntryKind;

bool counts(EntryKind kind)
{
    return kind != EntryKind::Line && kind != EntryKind::TaskCall && kind != EntryKind::FileNamed;
}

bool hasText(const core::Entry &entry)
{
    switch (entry.kind()) {
    case EntryKind::TaskCreated:
    case EntryKind::NeverAwaited:
    case EntryKind::Console:
    case EntryKind::Typed:
    case EntryKind::Exception:
    case EntryKind::WaitableNamed:
    case EntryKind::PixelFrame:
    case EntryKind::DiffersOnBoard:
        return true;
    case EntryKind::TaskDone:
        return entry.detailAs<core::Outcome>() == core::Outcome::Raised;
    default:
        return false;
    }
}

/// The same thing happens at the same moment. Each run numbers its strings by itself.
bool isSame(const core::Entry &a, const core::Trace &aTrace, const core::Entry &b, const core::Trace &bTrace)
{
    if (a.time() != b.time() || a.kind() != b.kind() || a.subject() != b.subject()
        || a.detail() != b.detail()) {
        return false;
    }
    return hasText(a) ? aTrace.text(a.string()) == bTrace.text(b.string()) : a.value() == b.value();
}

std::size_t nextThatCounts(const core::Trace &trace, std::size_t from)
{
    while (from < trace.size() && !counts(trace[from].kind())) {
        ++from;
    }
    return from;
}

std::size_t changesIn(const LaneIndex &index, std::size_t pin, core::Instant from, core::Instant to)
{
    if (pin >= index.pins().size()) {
        return 0;
    }
    const auto &changes = index.pins()[pin].changes;
    return firstAfter(changes, to) - firstAfter(changes, from);
}

} // namespace

Parting::Parting(const core::Trace &one, const core::Trace &other, std::size_t common)
    : m_one(one), m_other(other), m_oneAt(common), m_otherAt(common)
{
}

std::optional<Parting::Place> Parting::find()
{
    for (;;) {
        m_oneAt = nextThatCounts(m_one, m_oneAt);
        m_otherAt = nextThatCounts(m_other, m_otherAt);
        if (m_oneAt == m_one.size() || m_otherAt == m_other.size()) {
            return std::nullopt;
        }
        const core::Entry &one = m_one[m_oneAt];
        const core::Entry &other = m_other[m_otherAt];
        if (!isSame(one, m_one, other, m_other)) {
            return Place{std::min(one.time(), other.time()), m_oneAt, m_otherAt};
        }
        ++m_oneAt;
        ++m_otherAt;
    }
}

std::vector<EdgeCounts> edgeCounts(const LaneIndex &one, const LaneIndex &other, core::Instant from,
                                   core::Instant to)
{
    std::vector<EdgeCounts> counts;
    const auto drives = [](const LaneIndex &index, std::size_t pin) {
        return pin < index.pins().size() && index.pins()[pin].claimed;
    };
    for (std::size_t pin = 0; pin < std::max(one.pins().size(), other.pins().size()); ++pin) {
        const EdgeCounts found{core::PinId{static_cast<std::uint8_t>(pin)}, changesIn(one, pin, from, to),
                               changesIn(other, pin, from, to)};
        if ((drives(one, pin) || drives(other, pin)) && found.one + found.other > 0) {
            counts.push_back(found);
        }
    }
    return counts;
}

} // namespace ui
