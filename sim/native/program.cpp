// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/native/program.h"

#include "core/exceptiontext.h"

namespace sim::native {

core::EndReason run(const Program &program, Metro &metro)
{
    try {
        program.body(metro);
        return core::EndReason::Finished;
    } catch (const core::Interrupted &) {
        metro.write("Ended by Ctrl-C.\n");
        return core::EndReason::Interrupted;
    } catch (...) {
        const std::string text = core::textOf(std::current_exception());
        const std::string line = std::to_string(metro.line());
        metro.board().record(core::EntryKind::Exception, 0, 0, line + '\t' + text);
        metro.write("Uncaught exception after line " + line + " of code.cpp\n" + text + '\n');
        return core::EndReason::Exception;
    }
}

} // namespace sim::native
