// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"

namespace core {

/// Adds to State::mistakes what `entry` gives away. Part of apply(), after the rest of the state has
/// taken the entry in.
void applyToMistakes(State &state, const Entry &entry);

} // namespace core
