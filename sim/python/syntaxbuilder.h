// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/syntaxnode.h"

namespace sim::python {

/// A new node of Python's syntax tree with its fields in order; empty with a Python error set if it
/// cannot be made.
Ref makeNode(const char *kind, const Ref &first = {}, const Ref &second = {}, const Ref &third = {});

/// Gives a node the place of another one. False with a Python error set if that fails or there is no
/// node.
[[nodiscard]] bool placeNode(const Ref &node, SyntaxNode where);

} // namespace sim::python
