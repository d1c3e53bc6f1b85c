// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"
#include "sim/python/tracing.h"

#include <string>
#include <vector>

namespace sim::python {

/// A place where a program relies on something that the board's Python does otherwise, as far as its text
/// shows that. docs/dialect.md has the whole table.
struct BoardDifference
{
    int line = 0;      ///< 1-based
    const char *what;  ///< "never-called", "slots", "timeout-error", "yield-in-async" or "f-string"
    std::string about; ///< the name of the method or function; else empty

    bool operator==(const BoardDifference &) const = default;
};

/// Of the tree of a module, before it is rewritten; in the order of the text.
std::vector<BoardDifference> boardDifferences(PyObject *tree);

/// Records one, of these or of those that show while the program runs, as a core::EntryKind::DiffersOnBoard.
void recordDifference(const FollowedFile &file, int line, const char *what, const std::string &about = {});

} // namespace sim::python
