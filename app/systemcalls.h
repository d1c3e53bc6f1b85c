// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace app {

/// What happens to a system call of a board whose program runs; to one that no rule names: it ends the
/// board.
enum class Passage {
    Allowed,
    Refused, ///< fails with EPERM, in silence
};

struct CallRule
{
    int number; ///< as libseccomp counts: negative if this machine has no such call
    Passage passage;
};

/// The rules that hang on no argument; app/sandbox.cpp adds those that do.
std::span<const CallRule> callRules();

/// One sentence for the learner whose program tried the system call of that name.
std::string wordsForBreach(std::string_view call);

} // namespace app
