// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/sourcemap.h"

#include "sim/costs.h"
#include "sim/python/syntaxnode.h"

#include <algorithm>
#include <initializer_list>
#include <set>

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
        if (m_again.count() > 0) {
            again(index, m_again);
            m_again = {};
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
            cost = value.is("Constant") ? Duration{} : expression(value) + costs::bytecode;
        } else if (kind == "Import" || kind == "ImportFrom") {
            cost = node.field("names").size() * (costs::nativeCall + costs::lookup);
        } else if (kind == "AnnAssign") {
            // The board parses annotations and drops them.
            cost = node.field("value").exists()
                ? expression(node.field("value")) + expression(node.field("target"))
                : Duration{};
        } else if (kind == "Assign") {
            cost = children(node); // a target's own cost is that of storing to it
        } else if (kind == "AugAssign") {
            cost = 2 * expression(node.field("target")) + expression(node.field("value")) + costs::bytecode;
        } else if (kind != "Pass" && kind != "Global" && kind != "Nonlocal") {
            cost = children(node) + costs::bytecode;
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
        const Duration head = endless ? Duration{} : expression(test) + costs::bytecode;
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
            = counts ? 8 * costs::bytecode : 2 * costs::bytecode + expression(node.field("target"));
        const SourceMap::Index index
            = charge(node.line(), headEnd(node), expression(source) + costs::bytecode + turn);
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
                   (type.exists() ? expression(type) : Duration{}) + costs::bytecode);
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
            cost += children(items[i]) + costs::nativeCall;
        }
        charge(node.line(), headEnd(node), cost);
        block(node.field("body"));
    }

    void function(SyntaxNode node)
    {
        const SyntaxNode arguments = node.field("args");
        const Duration cost = expressions(node.field("decorator_list"))
            + node.field("decorator_list").size() * costs::nativeCall + defaults(arguments)
            + costs::allocation + costs::bytecode;
        charge(firstLine(node), headEnd(node), cost);
        const std::string name = m_prefix + std::string{node.field("name").text()};
        noteParameters(name, arguments);
        Scope scope{*this, name + ".<locals>."};
        collectNames(arguments);
        collectNames(node.field("body"));
        block(node.field("body"));
    }

    void classDefinition(SyntaxNode node)
    {
        const Duration cost = expressions(node.field("decorator_list")) + expressions(node.field("bases"))
            + costs::allocation + costs::pythonCall;
        charge(firstLine(node), headEnd(node), cost);
        const std::string prefix = m_prefix;
        m_prefix += std::string{node.field("name").text()} + ".";
        block(node.field("body"));
        m_prefix = prefix;
    }

    // ---- expressions -------------------------------------------------------------------------

    Duration expressions(SyntaxNode list)
    {
        Duration cost{};
        for (Py_ssize_t i = 0; i < list.size(); ++i) {
            cost += expression(list[i]);
        }
        return cost;
    }

    Duration defaults(SyntaxNode arguments)
    {
        return expressions(arguments.field("defaults")) + expressions(arguments.field("kw_defaults"));
    }

    // The sum over all fields that are nodes or lists of nodes.
    Duration children(SyntaxNode node)
    {
        Duration cost{};
        PyObject *fields = PyObject_GetAttrString(node.object(), "_fields");
        for (Py_ssize_t i = 0; fields != nullptr && i < PyTuple_GET_SIZE(fields); ++i) {
            const SyntaxNode value = node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields, i)));
            if (value.size() > 0) {
                cost += expressions(value);
            } else if (value.exists() && !PyList_Check(value.object())) {
                cost += expression(value);
            }
        }
        Py_XDECREF(fields);
        return cost;
    }

    Duration expression(SyntaxNode node)
    {
        if (!node.exists()) {
            return {};
        }
        const std::string_view kind = node.kind();
        if (kind == "Constant") {
            return costs::bytecode;
        }
        if (kind == "Name") {
            return isLocal(node.field("id").text()) ? costs::bytecode : costs::lookup;
        }
        if (kind == "Attribute") {
            return expression(node.field("value")) + costs::lookup;
        }
        if (kind == "Call") {
            return children(node) + costs::nativeCall;
        }
        if (kind == "BinOp" || kind == "UnaryOp" || kind == "BoolOp" || kind == "Compare" || kind == "Starred"
            || kind == "NamedExpr" || kind == "Slice") {
            return children(node) + costs::bytecode;
        }
        if (kind == "Subscript") {
            return children(node) + costs::subscript;
        }
        if (kind == "Tuple" && !node.field("ctx").is("Load")) {
            return children(node) + costs::bytecode;
        }
        if (kind == "Tuple" && isConstant(node)) {
            return costs::bytecode; // the board's compiler makes it
        }
        if (kind == "Lambda") {
            return lambda(node);
        }
        if (kind == "ListComp" || kind == "SetComp" || kind == "GeneratorExp" || kind == "DictComp") {
            return comprehension(node);
        }
        if (kind == "List" || kind == "Tuple" || kind == "Set" || kind == "Dict" || kind == "JoinedStr") {
            return children(node) + costs::allocation;
        }
        if (kind == "FormattedValue" || kind == "IfExp" || kind == "Await" || kind == "Yield"
            || kind == "YieldFrom") {
            return children(node) + 2 * costs::bytecode;
        }
        return isNode(node) ? children(node) : Duration{};
    }

    static bool isConstant(SyntaxNode tuple)
    {
        const SyntaxNode parts = tuple.field("elts");
        bool constant = true;
        for (Py_ssize_t i = 0; i < parts.size(); ++i) {
            constant = constant && parts[i].is("Constant");
        }
        return constant;
    }

    // Fields may be plain values: a str, an int.
    static bool isNode(SyntaxNode node) { return PyObject_HasAttrString(node.object(), "_fields") == 1; }

    Duration lambda(SyntaxNode node)
    {
        const SyntaxNode arguments = node.field("args");
        Scope scope{*this, m_prefix};
        collectNames(arguments);
        const Duration outer = m_again;
        m_again = {};
        Duration &cost = m_map.m_lambdas[node.line()];
        const Duration body = expression(node.field("body")) + costs::bytecode;
        cost = std::max(cost, body);
        m_again = outer;
        return defaults(arguments) + costs::allocation;
    }

    // Its first source is worked out once; the rest happens once a turn, which shows as a jump back
    // within the statement.
    Duration comprehension(SyntaxNode node)
    {
        const SyntaxNode generators = node.field("generators");
        const Duration once = expression(generators[0].field("iter")) + costs::pythonCall + costs::allocation;
        Scope scope{*this, m_prefix};
        Duration turn = 4 * costs::bytecode;
        for (Py_ssize_t i = 0; i < generators.size(); ++i) {
            collectNames(generators[i].field("target"));
            turn += expression(generators[i].field("target")) + expressions(generators[i].field("ifs"));
            turn += i > 0 ? expression(generators[i].field("iter")) : Duration{};
        }
        for (const char *part : {"elt", "key", "value"}) {
            turn += expression(node.field(part));
        }
        m_again += turn;
        return once;
    }

    // ---- names -------------------------------------------------------------------------------

    // Names that a function stores to are its locals, which the board finds faster than globals.
    class Scope
    {
    public:
        Scope(SourceMapBuilder &builder, std::string prefix)
            : m_builder(builder), m_outerPrefix(std::exchange(builder.m_prefix, std::move(prefix))),
              m_outerLocals(builder.m_locals)
        {
        }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;
        ~Scope()
        {
            m_builder.m_prefix = std::move(m_outerPrefix);
            m_builder.m_locals = std::move(m_outerLocals);
        }

    private:
        SourceMapBuilder &m_builder;
        std::string m_outerPrefix;
        std::set<std::string, std::less<>> m_outerLocals;
    };

    bool isLocal(std::string_view name) const { return m_locals.find(name) != m_locals.end(); }

    void collectNames(SyntaxNode node)
    {
        if (!node.exists()) {
            return;
        }
        if (PyList_Check(node.object())) {
            for (Py_ssize_t i = 0; i < node.size(); ++i) {
                collectNames(node[i]);
            }
            return;
        }
        if (!isNode(node)) {
            return;
        }
        const std::string_view kind = node.kind();
        if (kind == "Name" && node.field("ctx").is("Store")) {
            m_locals.emplace(node.field("id").text());
        } else if (kind == "arg") {
            m_locals.emplace(node.field("arg").text());
        } else if (kind == "FunctionDef" || kind == "AsyncFunctionDef" || kind == "ClassDef") {
            m_locals.emplace(node.field("name").text());
            return;
        } else if (kind == "Lambda") {
            return;
        } else if (kind == "Global") {
            const SyntaxNode names = node.field("names");
            for (Py_ssize_t i = 0; i < names.size(); ++i) {
                if (const auto found = m_locals.find(names[i].text()); found != m_locals.end()) {
                    m_locals.erase(found);
                }
            }
        }
        PyObject *fields = PyObject_GetAttrString(node.object(), "_fields");
        for (Py_ssize_t i = 0; fields != nullptr && i < PyTuple_GET_SIZE(fields); ++i) {
            collectNames(node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields, i))));
        }
        Py_XDECREF(fields);
    }

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
    std::set<std::string, std::less<>> m_locals;
    std::string m_prefix;
    Duration m_again{};     // of comprehensions met in the statement being walked
    Duration m_nextExtra{}; // to be added to the next statement: the jump back of an endless loop
};

SourceMap::SourceMap(PyObject *tree)
{
    SourceMapBuilder{*this}.block(SyntaxNode{tree}.field("body"));
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
