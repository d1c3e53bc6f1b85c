// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace.h"

#include <string>
#include <string_view>

namespace sim {

/// "task-resumed", "pin-level": the name of a kind in files that are read by people and scripts.
std::string_view nameOf(core::EntryKind kind);

/// An entry in words. What a kind does not have is empty.
struct EntryWords
{
    std::string subject; ///< "3" (task), "D1" (pin)
    std::string detail;  ///< "high", "sleep"
    std::string value;   ///< "led1", "1250"
    std::string depth;   ///< of calls, of a line: "0"
};

/// `strings` is the trace that the entry came from: it need hold the strings only.
EntryWords wordsOf(const core::Entry &entry, const core::Trace &strings);

} // namespace sim
