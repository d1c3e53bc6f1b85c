// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/inspection.h"

#include <cstdint>
#include <functional>
#include <string_view>

namespace sim {

/// The program on a board as its front sees it, whatever language it is written in: something that
/// runs line by line, can be held between two lines, and reads what is typed.
class Guest
{
public:
    /// Lines reached so far. A guest whose lines nobody needs may count larger steps.
    virtual std::uint64_t linesRun() const = 0;
    /// From now on, linesRun() must count each line.
    virtual void countEachLine() { }
    /// Calls `handler` before the next line once linesRun() has reached `lines`, in place of an earlier
    /// handler. It may set a new limit, and may block: the program stands still meanwhile.
    virtual void setLineLimit(std::uint64_t lines, std::function<void()> handler) = 0;
    /// Bytes arrived at the serial console; they wait until the program reads them.
    virtual void type(std::string_view bytes) = 0;
    /// What is inside the program, which stands still. Looking changes nothing of the run: no time passes,
    /// nothing is recorded, none of the program's code runs.
    virtual Inspection inspect() const = 0;

protected:
    ~Guest() = default;
};

} // namespace sim
