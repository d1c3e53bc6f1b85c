// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/tracefile.h"
#include "sim/tracesink.h"

#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace app {

/// The files that a headless run writes its trace to, each in the format that its name ends in: .vcd,
/// .json (Perfetto), .csv or .mltrace. They are opened before the run, so that a name that cannot be
/// written to costs nobody a long wait.
class TraceFiles
{
public:
    /// An error names the file that is of no known kind or cannot be written.
    [[nodiscard]] static core::Result<TraceFiles> open(const std::vector<std::string> &names,
                                                       const sim::TraceOrigin &origin);

    bool empty() const { return m_outputs.empty(); }
    void add(const core::Entry &entry, const core::Trace &trace);
    /// Passes on to the files what has gathered.
    void flush();
    /// The run has ended. An error names the first file that could not be written whole.
    [[nodiscard]] core::Result<void> finish(core::Instant end, const core::Trace &trace);

private:
    struct Output
    {
        std::string name;
        std::ofstream file;
        std::unique_ptr<sim::TraceSink> sink;
    };

    std::vector<Output> m_outputs;
};

} // namespace app
