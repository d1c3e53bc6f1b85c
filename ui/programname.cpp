// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programname.h"

#include "ui/tracestring.h"

namespace ui {

QString programName(const core::Trace &trace, const core::State &state)
{
    // A program in C++ is named at once, one in Python with its first line.
    return state.programFile ? fromTrace(trace.text(*state.programFile)) : QStringLiteral("code.py");
}

QString blockingCall(const core::Trace &trace, const core::State &state)
{
    return programName(trace, state).endsWith(QLatin1String(".cpp")) ? QStringLiteral("metro.delay")
                                                                     : QStringLiteral("time.sleep");
}

} // namespace ui
