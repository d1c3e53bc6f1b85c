// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/protocol.h"

#include <functional>
#include <string>

namespace sim {

/// The front's end of the line to one board. Destroying it ends the board, at once, whatever the
/// board is doing.
///
/// Answers arrive through `answered`, in the order in which the board gave them, and never from
/// inside send(). After `died` was called, once, nothing more arrives and what is sent is lost.
class BoardLink
{
public:
    virtual ~BoardLink() = default;

    virtual void send(const Command &command) = 0;

    std::function<void(const Answer &)> answered;
    /// The board ended without having been told to: the sentence says how.
    std::function<void(const std::string &)> died;

protected:
    BoardLink() = default;
    BoardLink(const BoardLink &) = delete;
    BoardLink &operator=(const BoardLink &) = delete;
};

} // namespace sim
