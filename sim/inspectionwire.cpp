// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inspectionwire.h"

namespace sim {

namespace {

template <typename Item, typename Write>
void writeAll(WireWriter &out, const std::vector<Item> &items, Write write)
{
    out.integer(static_cast<std::uint32_t>(items.size()));
    for (const Item &item : items) {
        write(item);
    }
}

// Takes items as long as there are bytes: a count that is a lie reserves no memory.
template <typename Item, typename Read> void readAll(WireReader &in, std::vector<Item> &items, Read read)
{
    const std::uint32_t count = in.integer<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && in.good(); ++i) {
        read(items.emplace_back());
    }
}

void writeVariable(WireWriter &out, const Variable &variable)
{
    out.string(variable.name);
    out.string(variable.type);
    out.string(variable.value);
    writeAll(out, variable.parts, [&](const Variable &part) { writeVariable(out, part); });
    out.integer(variable.moreParts);
    out.integer(core::number(variable.task));
}

void readVariable(WireReader &in, Variable &variable, std::size_t depth)
{
    if (depth > InspectionLimits::depth) {
        in.reject();
        return;
    }
    variable.name = in.string();
    variable.type = in.string();
    variable.value = in.string();
    readAll(in, variable.parts, [&](Variable &part) { readVariable(in, part, depth + 1); });
    variable.moreParts = in.integer<std::uint32_t>();
    variable.task = core::TaskId{in.integer<std::uint32_t>()};
}

void writeNames(WireWriter &out, const std::vector<Variable> &names, std::uint32_t more)
{
    writeAll(out, names, [&](const Variable &variable) { writeVariable(out, variable); });
    out.integer(more);
}

void readNames(WireReader &in, std::vector<Variable> &names, std::uint32_t &more)
{
    readAll(in, names, [&](Variable &variable) { readVariable(in, variable, 0); });
    more = in.integer<std::uint32_t>();
}

void writeFrame(WireWriter &out, const Frame &frame)
{
    out.string(frame.function);
    out.string(frame.file);
    out.integer(frame.line);
    out.boolean(frame.hasStarted);
    writeNames(out, frame.locals, frame.moreLocals);
}

void readFrame(WireReader &in, Frame &frame)
{
    frame.function = in.string();
    frame.file = in.string();
    frame.line = in.integer<std::uint32_t>();
    frame.hasStarted = in.boolean();
    readNames(in, frame.locals, frame.moreLocals);
}

} // namespace

void write(WireWriter &out, const Inspection &inspection)
{
    out.boolean(inspection.hasVariables);
    writeNames(out, inspection.globals, inspection.moreGlobals);
    writeAll(out, inspection.tasks, [&](const TaskInside &task) {
        out.integer(core::number(task.task));
        writeAll(out, task.frames, [&](const Frame &frame) { writeFrame(out, frame); });
        out.integer(task.moreFrames);
    });
    out.integer(inspection.moreTasks);
}

void read(WireReader &in, Inspection &inspection)
{
    inspection.hasVariables = in.boolean();
    readNames(in, inspection.globals, inspection.moreGlobals);
    readAll(in, inspection.tasks, [&](TaskInside &task) {
        task.task = core::TaskId{in.integer<std::uint32_t>()};
        readAll(in, task.frames, [&](Frame &frame) { readFrame(in, frame); });
        task.moreFrames = in.integer<std::uint32_t>();
    });
    inspection.moreTasks = in.integer<std::uint32_t>();
}

} // namespace sim
