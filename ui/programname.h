// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "core/trace.h"

#include <QString>

namespace ui {

/// What code outside of every task is called: by the name of the program's file.
QString programName(const core::Trace &trace, const core::State &state);

/// The call that waits and holds the CPU, as it is spelt in the program's language.
QString blockingCall(const core::Trace &trace, const core::State &state);

} // namespace ui
