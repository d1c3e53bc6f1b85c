// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracefiles.h"

#include "sim/chrometrace.h"
#include "sim/csv.h"
#include "sim/vcd.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace app {

namespace {

std::unique_ptr<sim::TraceSink> sinkFor(const std::string &name, const sim::TraceOrigin &origin)
{
    const std::string kind = std::filesystem::path{name}.extension().string();
    if (kind == ".vcd") {
        return std::make_unique<sim::VcdWriter>();
    }
    if (kind == ".json") {
        return std::make_unique<sim::ChromeTraceSink>();
    }
    if (kind == ".csv") {
        return std::make_unique<sim::CsvSink>();
    }
    return kind == ".mltrace" ? std::make_unique<sim::TraceFileSink>(origin) : nullptr;
}

std::string cannotBeWritten()
{
    return std::string{"The trace cannot be written ("} + std::strerror(errno) + "). Name another place.";
}

} // namespace

core::Result<TraceFiles> TraceFiles::open(const std::vector<std::string> &names,
                                          const sim::TraceOrigin &origin)
{
    TraceFiles files;
    for (const std::string &name : names) {
        Output output{name, {}, sinkFor(name, origin)};
        if (!output.sink) {
            return core::failure(
                "This kind of trace cannot be written. Give a name that ends in .vcd, .json, "
                ".csv or .mltrace.",
                name);
        }
        output.file.open(name, std::ios::binary | std::ios::trunc);
        if (!output.file) {
            return core::failure(cannotBeWritten(), name);
        }
        files.m_outputs.push_back(std::move(output));
    }
    return files;
}

void TraceFiles::add(const core::Entry &entry, const core::Trace &trace)
{
    for (Output &output : m_outputs) {
        output.sink->add(entry, trace);
    }
}

void TraceFiles::flush()
{
    for (Output &output : m_outputs) {
        output.file << output.sink->output();
        output.sink->output().clear();
    }
}

core::Result<void> TraceFiles::finish(core::Instant end, const core::Trace &trace)
{
    for (Output &output : m_outputs) {
        output.sink->finish(end, trace);
    }
    flush();
    for (Output &output : m_outputs) {
        if (!output.file.flush()) {
            return core::failure(cannotBeWritten(), output.name);
        }
    }
    return {};
}

} // namespace app
