// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recording.h"

#include <QString>

#include <cstddef>
#include <memory>

namespace ui {

/// Another run beside the one that is looked at, to compare it with.
struct Ghost
{
    enum class Kind {
        OtherBranch, ///< of the same run: what came of it without the input of a hand in the past, or with it
        WhatIf,      ///< a run of the changed program, or on a changed board
    };

    Kind kind = Kind::OtherBranch;
    std::unique_ptr<Recording> recording;
    std::size_t cursor = 0; ///< so many entries both runs have in common, as far as is known
    core::Instant from{};   ///< up to here they are the same
    QString title;          ///< "the old future"
};

} // namespace ui
