// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/boardlink.h"

#include <memory>

namespace app {

/// Starts a board process whose line is served by Qt's event loop. If it cannot be started, the link says so
/// by died() as soon as the loop runs.
std::unique_ptr<sim::BoardLink> startWindowBoard();

} // namespace app
