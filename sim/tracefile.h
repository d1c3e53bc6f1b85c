// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/inputs.h"
#include "sim/tracesink.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

// The trace file, *.mltrace, version 2: a whole run, to be kept, compared and opened again.
//
//     "METROLUME TRACE\n"                 16 bytes
//     blocks: name, 4 bytes of ASCII; length of what follows, 8 bytes; that many bytes
//
//     "HEAD"  first, once: JSON, what the run was made from
//             {"format": 2, "tool": "0.1.0", "program": "<fingerprint of its text>", "seed": 0, "cpu": 1.0,
//              "inputs": [{"at_ns": 1250000000, "part": "faster", "value": 1},
//                         {"at_ns": 1500000000, "typed": "go\n"}, {"at_ns": 2000000000, "key": "ctrl-c"},
//                         ...]}
//             at_ns counts from the start of code.py
//     "STRN"  strings, each 4 bytes length and its bytes; they continue the numbering of earlier blocks
//     "ENTR"  entries, 16 bytes each, as in core/entry.h; a string's number is met after the string
//     "TAIL"  last, once: JSON {"entries": 1234, "end_ns": 6050000000, "digest": "0123456789abcdef"}
//             end_ns counts from power-on; digest is that of core::Trace
//
// Version 1 is the same, but its lines do not tell their depth of calls: it is read with all of them at 0.
//
// Integers are little-endian. A reader passes over blocks whose names it does not know. A file without
// TAIL was cut short. Fingerprints are FNV-1a, 64 bits, in 16 hexadecimal digits: they tell programs
// apart and protect against nothing.

/// What a run was made from.
struct TraceOrigin
{
    std::string tool;    ///< version of Metrolume
    std::string program; ///< fingerprintOf() code.py
    std::uint64_t seed = 0;
    double cpuFactor = 1.0;
    std::vector<Input> inputs; ///< counted from the start of code.py

    bool operator==(const TraceOrigin &) const = default;
};

std::string fingerprintOf(std::string_view text);

/// Writes a run as it goes on.
class TraceFileSink final : public TraceSink
{
public:
    explicit TraceFileSink(const TraceOrigin &origin);

    void add(const core::Entry &entry, const core::Trace &trace) override;
    void finish(core::Instant end, const core::Trace &trace) override;

private:
    void writeBlocks(const core::Trace &trace);

    std::size_t m_strings = 0; // written
    std::string m_entries;     // not yet written
};

struct TraceFile
{
    TraceOrigin origin;
    core::Trace trace;
    core::Instant end{};
};

/// Reads a trace file whole, and checks it against its digest.
[[nodiscard]] core::Result<TraceFile> traceFileFrom(std::string_view bytes, std::string_view file);

} // namespace sim
