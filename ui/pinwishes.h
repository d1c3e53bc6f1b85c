// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/state.h"
#include "sim/wiringedits.h"

#include <QString>

#include <map>

namespace ui {

/// What a program does with a pin, as far as its run has shown.
enum class PinRole { Output, Pixels, Input };

/// The roles that pins have at one moment of a run, added to those of earlier moments.
void learnRoles(std::map<core::PinId, PinRole> &roles, const core::State &state);

/// Which pins a new part should get: those that the program's text names, unless a run has shown that it uses
/// them for something else. A part that the program does not name pins for stays away from them.
sim::PinWishes wishesFor(sim::PartKind kind, const QString &text,
                         const std::map<core::PinId, PinRole> &roles);

} // namespace ui
