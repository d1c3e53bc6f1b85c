// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/boardlink.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ui {

/// Starts a board process, or says why that cannot be done.
using BoardFactory = std::function<core::Result<std::unique_ptr<sim::BoardLink>>()>;

/// Ends a board, perhaps from inside a call of its own: it is destroyed when that has returned, or with
/// `owner`.
void retire(std::unique_ptr<sim::BoardLink> link, QObject *owner);

} // namespace ui
