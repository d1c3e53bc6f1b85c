// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/sourcemap.h"

#include "sim/costs.h"
#include "sim/python/expressioncosts.h"
#include "sim/python/syntaxnode.h"

#include <algorithm>

namespace sim::python {

using core::Duration;

/// Walks a tree once and fills a SourceMap.
class SourceMapBuilder
{
public:
    explicit SourceMapBuilder(SourceMap &map) : m_map(map) { }

    void block(SyntaxNode statements)
    {
        for (Py_ssize_t i = 0; i < statements.size(); ++i) {
            statement(statements[i]);
        }
    }
    /// After the last block.
    void finish() { m_map.m_lambdas = m_costs.takeLambdas(); }

private:
    // ---- lines -------------------------------------------------------------------------------

    // The statement that covers the lines first .. last. It is an older one if that has one of them.
    SourceMap::Index place(int first, int last)
    {
        if (m_map.m_ofLine.size() <= static_cast<std::size_t>(last)) {
            m_map.m_ofLine.resize(static_cast<std::size_t>(last) + 1);
        }
        SourceMap::Index index = 0;
        for (int line = first; line <= last && index == 0; ++line) {
            index = m_map.m_ofLine[static_cast<std::size_t>(line)];
        }
        if (index == 0) {
            index = static_cast<SourceMap::Index>(m_map.m_statements.size());
            m_map.m_statements.emplace_back().line = static_cast<std::uint32_t>(first);
        }
        for (int line = first; line <= last; ++line) {
            m_map.m_ofLine[static_cast<std::size_t>(line)] = index;
        }
        return index;
    }

    SourceMap::Index charge(int first, int last, Duration cost)
    {
        const SourceMap::Index index = place(first, last);
        m_map.m_statements[index].cost += cost + m_nextExtra;
        m_nextExtra = {};
        if (const Duration turns = m_costs.takeTurns(); turns.count() > 0) {
            again(index, turns);
        }
        return index;
    }

    void again(SourceMap::Index index, Duration cost)
    {
        m_map.m_statements[index].again += cost;
        m_map.m_statements[index].hasLoop = true;
    }

    // ---- statements --------------------------------------------------------------------------

    // The lines of a compound statement's head: up to the line before its first inner statement, or
    // that line itself if they share it.
    static int headEnd(SyntaxNode node)
    {
        const SyntaxNode first = node.field("body")[0];
        const int begin = firstLine(first);
        return std::max(node.line(), begin > node.line() ? begin - 1 : begin);
    }

    static int firstLine(SyntaxNode node)
    {
        const SyntaxNode decorators = node.field("decorator_list");
        return decorators.size() > 0 ? std::min(node.line(), decorators[0].line()) : node.line();
    }

    void statement(SyntaxNode node)
    {
        const std::string_view kind = node.kind();
        if (kind == "FunctionDef" || kind == "AsyncFunctionDef") {
            function(node);
        } else if (kind == "ClassDef") {
            classDefinition(node);
        } else if (kind == "If" || kind == "While") {
            condition(node, kind == "While");
        } else if (kind == "For" || kind == "AsyncFor") {
            forLoop(node);
        } else if (kind == "Try" || kind == "TryStar") {
            tryStatement(node);
        } else if (kind == "With" || kind == "AsyncWith") {
            with(node);
        } else {
            simple(node, kind);
        }
    }

    void simple(SyntaxNode node, std::string_view kind)
    {
        Duration cost{};
        if (kind == "Expr") {
            const SyntaxNode value = node.field("value");
            cost = value.is("Constant") ? Duration{} : m_costs.of(value) + costs::bytecode;
        } else if (kind == "Import" || kind == "ImportFrom") {
            cost = node.field("names").size() * (costs::nativeCall + costs::lookup);
        } else if (kind == "AnnAssign") {
            // The board parses annotations and drops them.
            cost = node.field("value").exists()
                ? m_costs.of(node.field("value")) + m_costs.of(node.field("target"))
                : Duration{};
        } else if (kind == "Assign") {
            cost = m_costs.ofParts(node); // a target's own cost is that of storing to it
        } else if (kind == "AugAssign") {
            cost = 2 * m_costs.of(node.field("target")) + m_costs.of(node.field("value")) + costs::bytecode;
        } else if (kind != "Pass" && kind != "Global" && kind != "Nonlocal") {
            cost = m_costs.ofParts(node) + costs::bytecode;
        }
        const SourceMap::Index index = charge(node.line(), node.endLine(), cost);
        noteTaskVariable(node, kind, index);
        if (const SyntaxNode call = node.field("value");
            (kind == "Expr" || kind == "Assign") && call.is("Call")) {
            m_map.m_bareCalls.emplace_back(calledName(call), node.line());
        }
    }

    void condition(SyntaxNode node, bool isLoop)
    {
        const SyntaxNode test = node.field("test");
        // The board jumps back to `while True:` without looking at it.
        const bool endless
            = isLoop && test.is("Constant") && PyObject_IsTrue(test.field("value").object()) == 1;
        const Duration head = endless ? Duration{} : m_costs.of(test) + costs::bytecode;
        const SourceMap::Index index = charge(node.line(), headEnd(node), head);
        if (endless) {
            m_nextExtra = costs::bytecode;
        }
        const Duration inner = body(node, index);
        if (isLoop && sharesLine(node)) {
            again(index, head + inner + (endless ? costs::bytecode : Duration{}));
        }
        block(node.field("orelse"));
    }

    void forLoop(SyntaxNode node)
    {
        const SyntaxNode source = node.field("iter");
        const bool counts = source.is("Call") && source.field("func").field("id").text() == "range";
        // `for i in range(n)` is compiled to a counting loop of eight bytecodes a turn; any other to
        // three, the storing of the variable among them.
        const Duration turn
            = counts ? 8 * costs::bytecode : 2 * costs::bytecode + m_costs.of(node.field("target"));
        const SourceMap::Index index
            = charge(node.line(), headEnd(node), m_costs.of(source) + costs::bytecode + turn);
        m_map.m_statements[index].turnsUntil = static_cast<std::uint32_t>(node.endLine());
        again(index, turn);
        if (const Duration inner = body(node, index); sharesLine(node)) {
            again(index, inner);
        }
        block(node.field("orelse"));
    }

    // Walks the body; what of it stands on the head's lines adds to the head, and is returned.
    Duration body(SyntaxNode node, SourceMap::Index head)
    {
        const Duration before = m_map.m_statements[head].cost;
        m_nextExtra = sharesLine(node) ? Duration{} : m_nextExtra;
        block(node.field("body"));
        return m_map.m_statements[head].cost - before;
    }

    static bool sharesLine(SyntaxNode node) { return firstLine(node.field("body")[0]) <= headEnd(node); }

    void tryStatement(SyntaxNode node)
    {
        charge(node.line(), headEnd(node), costs::bytecode);
        block(node.field("body"));
        const SyntaxNode handlers = node.field("handlers");
        for (Py_ssize_t i = 0; i < handlers.size(); ++i) {
            const SyntaxNode type = handlers[i].field("type");
            charge(handlers[i].line(), headEnd(handlers[i]),
                   (type.exists() ? m_costs.of(type) : Duration{}) + costs::bytecode);
            block(handlers[i].field("body"));
        }
        block(node.field("orelse"));
        block(node.field("finalbody"));
    }

    void with(SyntaxNode node)
    {
        Duration cost{};
        const SyntaxNode items = node.field("items");
        for (Py_ssize_t i = 0; i < items.size(); ++i) {
            cost += m_costs.ofParts(items[i]) + costs::nativeCall;
        }
        charge(node.line(), headEnd(node), cost);
        block(node.field("body"));
    }

    void function(SyntaxNode node)
    {
        const SyntaxNode arguments = node.field("args");
        const Duration cost = m_costs.ofAll(node.field("decorator_list"))
            + node.field("decorator_list").size() * costs::nativeCall + m_costs.ofDefaults(arguments)
            + costs::allocation + costs::bytecode;
        charge(firstLine(node), headEnd(node), cost);
        const std::string name = m_prefix + std::string{node.field("name").text()};
        noteParameters(name, arguments);
        Scope scope{*this, name + ".<locals>."};
        m_costs.names().collect(arguments);
        m_costs.names().collect(node.field("body"));
        block(node.field("body"));
    }

    void classDefinition(SyntaxNode node)
    {
        const Duration cost = m_costs.ofAll(node.field("decorator_list")) + m_costs.ofAll(node.field("bases"))
            + costs::allocation + costs::pythonCall;
        charge(firstLine(node), headEnd(node), cost);
        const std::string prefix = m_prefix;
        m_prefix += std::string{node.field("name").text()} + ".";
        block(node.field("body"));
        m_prefix = prefix;
    }

    // ---- names -------------------------------------------------------------------------------

    // Inside a function: its names are its own, and so is the prefix of what it defines.
    class Scope
    {
    public:
        Scope(SourceMapBuilder &builder, std::string prefix)
            : m_builder(builder), m_names(builder.m_costs.names()),
              m_outerPrefix(std::exchange(builder.m_prefix, std::move(prefix)))
        {
        }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;
        ~Scope() { m_builder.m_prefix = std::move(m_outerPrefix); }

    private:
        SourceMapBuilder &m_builder;
        LocalNames::Scope m_names;
        std::string m_outerPrefix;
    };

    void noteParameters(const std::string &name, SyntaxNode arguments)
    {
        SourceMap::Parameters parameters;
        parameters.positional
            = static_cast<int>(arguments.field("posonlyargs").size() + arguments.field("args").size());
        parameters.withDefault = static_cast<int>(arguments.field("defaults").size());
        parameters.hasNamedOnly = arguments.field("kwonlyargs").size() > 0;
        m_map.m_functions.emplace(name, parameters);
    }

    // "blink" of `blink(1)` and of `self.blink(1)`.
    static std::string_view calledName(SyntaxNode call)
    {
        const SyntaxNode function = call.field("func");
        return function.is("Attribute") ? function.field("attr").text() : function.field("id").text();
    }

    void noteTaskVariable(SyntaxNode node, std::string_view kind, SourceMap::Index index)
    {
        if (kind != "Assign" || node.field("targets").size() != 1) {
            return;
        }
        const SyntaxNode call = node.field("value");
        const SyntaxNode target = node.field("targets")[0];
        if (!call.is("Call") || calledName(call) != "create_task") {
            return;
        }
        const std::string_view name
            = target.is("Attribute") ? target.field("attr").text() : target.field("id").text();
        if (!name.empty()) {
            m_map.m_taskVariables.emplace(index, name);
        }
    }

    SourceMap &m_map;
    ExpressionCosts m_costs;
    std::string m_prefix;
    Duration m_nextExtra{}; // to be added to the next statement: the jump back of an endless loop
};

SourceMap::SourceMap(PyObject *tree)
{
    SourceMapBuilder builder{*this};
    builder.block(SyntaxNode{tree}.field("body"));
    builder.finish();
}

Duration SourceMap::lambdaCost(int line) const
{
    const auto found = m_lambdas.find(line);
    return found != m_lambdas.end() ? found->second : costs::bytecode;
}

const SourceMap::Parameters *SourceMap::parameters(std::string_view qualifiedName) const
{
    const auto found = m_functions.find(qualifiedName);
    return found != m_functions.end() ? &found->second : nullptr;
}

int SourceMap::bareCall(std::string_view function, int line) const
{
    int found = line;
    for (const auto &[name, at] : m_bareCalls) {
        if (name == function && at <= line) {
            found = at;
        }
    }
    return found;
}

std::string_view SourceMap::taskVariable(int line) const
{
    const auto found = m_taskVariables.find(statementAt(line));
    return found != m_taskVariables.end() ? std::string_view{found->second} : std::string_view{};
}

} // namespace sim::python
