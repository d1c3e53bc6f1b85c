// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "sim/python/localnames.h"
#include "sim/python/syntaxnode.h"

#include <unordered_map>
#include <utility>

namespace sim::python {

/// What expressions cost on the board (sim/costs.h), by their syntax: they are walked in the order of the
/// text.
class ExpressionCosts
{
public:
    /// Nothing for a node that is not there.
    core::Duration of(SyntaxNode expression);
    core::Duration ofAll(SyntaxNode list);
    /// The sum over all fields that are nodes or lists of nodes.
    core::Duration ofParts(SyntaxNode node);
    core::Duration ofDefaults(SyntaxNode arguments);

    /// What one more turn costs of the comprehensions met since this was last asked for.
    core::Duration takeTurns() { return std::exchange(m_turns, core::Duration{}); }

    /// Of the function that is being walked.
    LocalNames &names() { return m_names; }
    /// What the bodies of the lambdas cost that were met, by line; of several on one line the dearest.
    std::unordered_map<int, core::Duration> takeLambdas() { return std::move(m_lambdas); }

private:
    core::Duration ofLambda(SyntaxNode node);
    core::Duration ofComprehension(SyntaxNode node);

    LocalNames m_names;
    std::unordered_map<int, core::Duration> m_lambdas;
    core::Duration m_turns{};
};

} // namespace sim::python
