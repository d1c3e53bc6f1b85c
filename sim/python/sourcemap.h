// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "sim/python/object.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sim::python {

/// What the syntax tree of one source file says about its lines.
///
/// Costs come from the tree alone and not from what the host's Python compiles it to, so that virtual
/// time is the same under every version. The unit is the *statement*: a simple statement with all
/// its lines, or the head of a compound one (`for x in y:`). Statements that share a line are one.
class SourceMap
{
public:
    struct Statement
    {
        std::uint32_t line = 0;       ///< where it begins; 1-based
        core::Duration cost{};        ///< of reaching it
        core::Duration again{};       ///< of one more turn of the loop that it holds or heads
        bool hasLoop = false;         ///< `again` was given; else a jump back costs `cost`
        std::uint32_t turnsUntil = 0; ///< head of a `for`: the loop's last line; else 0
    };
    /// Places in statements(); 0 stands for "no statement".
    using Index = std::uint32_t;

    /// From the tree of a module, an `_ast.Module`.
    explicit SourceMap(PyObject *tree);

    Index statementAt(int line) const
    {
        return line > 0 && static_cast<std::size_t>(line) < m_ofLine.size()
            ? m_ofLine[static_cast<std::size_t>(line)]
            : 0;
    }
    const Statement &statement(Index index) const { return m_statements[index]; }
    /// What one call of the lambda that begins at `line` works, beside the call.
    core::Duration lambdaCost(int line) const;

    /// How a function takes positional arguments, for the board's wording of wrong calls.
    struct Parameters
    {
        int positional = 0;
        int withDefault = 0;       ///< the last so many of them
        bool hasNamedOnly = false; ///< there are arguments after a `*`
    };
    /// By qualified name ("Cat.purr", "outer.<locals>.inner"); null if there is none.
    const Parameters *parameters(std::string_view qualifiedName) const;

    /// The variable that the statement at `line` assigns a created task to ("led1" in
    /// `led1 = asyncio.create_task(...)`); empty if it does nothing of the kind.
    std::string_view taskVariable(int line) const;

    /// The line of the statement that calls `function` and does nothing but keep or drop what it returns, the
    /// last such line up to `line`; `line` itself if there is none.
    int bareCall(std::string_view function, int line) const;

private:
    friend class SourceMapBuilder;

    std::vector<Index> m_ofLine;
    std::vector<Statement> m_statements = std::vector<Statement>(1);
    std::unordered_map<int, core::Duration> m_lambdas;
    std::map<std::string, Parameters, std::less<>> m_functions;
    std::unordered_map<Index, std::string> m_taskVariables;
    std::vector<std::pair<std::string, int>> m_bareCalls; // function and line, lines ascending
};

} // namespace sim::python
