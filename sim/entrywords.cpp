// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/entrywords.h"

#include "sim/metro_m4.h"

#include <array>
#include <initializer_list>

namespace sim {

using core::EntryKind;

namespace {

// By the number of the kind.
constexpr std::array<std::string_view, 35> kindNames{
    "program-started",   "program-ended",    "task-created", "task-call",
    "task-queued",       "task-resumed",     "task-gave-up", "task-done",
    "cancel-requested",  "never-awaited",    "line",         "sleep-began",
    "sleep-ended",       "console",          "exception",    "pin-claimed",
    "pin-released",      "pin-direction",    "pin-pull",     "pin-drive",
    "pin-level",         "pin-duty",         "part-input",   "loop-idle",
    "file-named",        "waitable-named",   "interrupted",  "key-event",
    "edge-counted",      "pin-frequency",    "pin-voltage",  "pixel-frame",
    "sleep-not-awaited", "differs-on-board", "typed",
};
static_assert(static_cast<std::size_t>(EntryKind::Typed) + 1 == kindNames.size());

std::string oneOf(std::initializer_list<std::string_view> words, std::uint8_t detail)
{
    return detail < words.size() ? std::string{words.begin()[detail]} : std::to_string(detail);
}

bool isAboutPin(EntryKind kind)
{
    return (kind >= EntryKind::PinClaimed && kind <= EntryKind::PinDuty)
        || (kind >= EntryKind::KeyEvent && kind <= EntryKind::PixelFrame);
}

bool hasSubject(EntryKind kind)
{
    switch (kind) {
    case EntryKind::ProgramStarted:
    case EntryKind::ProgramEnded:
    case EntryKind::LoopIdle:
    case EntryKind::FileNamed:
    case EntryKind::Interrupted:
    case EntryKind::Typed:
        return false;
    default:
        return true;
    }
}

std::string detailOf(const core::Entry &entry)
{
    const std::uint8_t detail = entry.detail();
    switch (entry.kind()) {
    case EntryKind::ProgramEnded:
        return oneOf({"finished", "exception", "interrupted", "time-limit", "killed"}, detail);
    case EntryKind::TaskQueued:
        return oneOf({"created", "sleep", "task-end", "event-set", "lock-hand-over", "cancel", "gather",
                      "input", "report"},
                     detail);
    case EntryKind::TaskGaveUp:
        return oneOf({"sleep", "task", "event", "lock", "gather", "nothing"}, detail);
    case EntryKind::TaskDone:
        return oneOf({"returned", "raised", "cancelled"}, detail);
    case EntryKind::PinDirection:
        return oneOf({"input", "output"}, detail);
    case EntryKind::PinPull:
        return oneOf({"none", "up", "down"}, detail);
    case EntryKind::PinDrive:
        return oneOf({"push-pull", "open-drain"}, detail);
    case EntryKind::PinLevel:
        return oneOf({"floating", "low", "high"}, detail);
    case EntryKind::KeyEvent:
        return oneOf({"released", "pressed"}, detail);
    case EntryKind::Line:
    case EntryKind::Exception:
    case EntryKind::FileNamed:
    case EntryKind::NeverAwaited:
    case EntryKind::SleepNotAwaited:
    case EntryKind::DiffersOnBoard:
        return std::to_string(detail);
    default:
        return {};
    }
}

// A byte, two digits: "ff0080".
std::string hexOf(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 0xF];
    }
    return text;
}

std::string valueOf(const core::Entry &entry, const core::Trace &strings)
{
    switch (entry.kind()) {
    case EntryKind::TaskCreated:
    case EntryKind::TaskCall:
    case EntryKind::NeverAwaited:
    case EntryKind::DiffersOnBoard:
    case EntryKind::Console:
    case EntryKind::Typed:
    case EntryKind::Exception:
    case EntryKind::FileNamed:
    case EntryKind::WaitableNamed:
        return std::string{strings.text(entry.string())};
    case EntryKind::TaskDone:
        return entry.detailAs<core::Outcome>() == core::Outcome::Raised
            ? std::string{strings.text(entry.string())}
            : std::string{};
    case EntryKind::TaskQueued:
    case EntryKind::TaskGaveUp:
    case EntryKind::CancelRequested:
    case EntryKind::SleepBegan:
    case EntryKind::SleepNotAwaited:
    case EntryKind::PinDuty:
    case EntryKind::LoopIdle:
    case EntryKind::KeyEvent:
    case EntryKind::PinFrequency:
    case EntryKind::PinVoltage:
        return std::to_string(entry.value());
    case EntryKind::Line:
        return std::to_string(entry.line());
    case EntryKind::EdgeCounted:
    case EntryKind::PartInput:
        return std::to_string(static_cast<std::int32_t>(entry.value()));
    case EntryKind::PixelFrame:
        return hexOf(strings.text(entry.string()));
    default:
        return {};
    }
}

} // namespace

std::string_view nameOf(EntryKind kind)
{
    const std::size_t index = core::number(kind);
    return index < kindNames.size() ? kindNames[index] : "unknown";
}

EntryWords wordsOf(const core::Entry &entry, const core::Trace &strings)
{
    EntryWords words{{}, detailOf(entry), valueOf(entry, strings), {}};
    if (isAboutPin(entry.kind())) {
        words.subject = metro_m4::pin(entry.pin()).label();
    } else if (hasSubject(entry.kind())) {
        words.subject = std::to_string(entry.subject());
    }
    if (entry.kind() == EntryKind::Line) {
        words.depth = std::to_string(entry.depth());
    }
    return words;
}

} // namespace sim
