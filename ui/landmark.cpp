// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/landmark.h"

namespace ui {

bool isAt(const core::Entry &entry, const Landmark &landmark)
{
    using enum core::EntryKind;
    switch (landmark.kind) {
    case Landmark::Kind::Turn:
        return entry.kind() == TaskResumed && entry.subject() == landmark.subject;
    case Landmark::Kind::WakeUp: {
        const auto by = entry.detailAs<core::QueuedBy>();
        return entry.kind() == TaskQueued && by != core::QueuedBy::Created && by != core::QueuedBy::Sleep
            && by != core::QueuedBy::Report;
    }
    case Landmark::Kind::Pin:
        return entry.kind() == PinLevel && entry.subject() == landmark.subject;
    case Landmark::Kind::Print:
        return entry.kind() == Console;
    case Landmark::Kind::Line:
        break;
    }
    return entry.kind() == Line && entry.file() == core::FileId{0} && entry.line() == landmark.subject;
}

std::optional<std::size_t> landmarkAfter(const core::Trace &trace, std::size_t cursor,
                                         const Landmark &landmark)
{
    for (std::size_t i = cursor; i < trace.size(); ++i) {
        if (isAt(trace[i], landmark)) {
            return i + 1;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> landmarkBefore(const core::Trace &trace, std::size_t cursor,
                                          const Landmark &landmark)
{
    for (std::size_t end = cursor; end > 1; --end) {
        if (isAt(trace[end - 2], landmark)) {
            return end - 1;
        }
    }
    return std::nullopt;
}

} // namespace ui
