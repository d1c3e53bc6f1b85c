// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/expressioncosts.h"

#include "sim/costs.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace sim::python {

using core::Duration;

namespace {

bool isConstant(SyntaxNode tuple)
{
    const SyntaxNode parts = tuple.field("elts");
    bool constant = true;
    for (Py_ssize_t i = 0; i < parts.size(); ++i) {
        constant = constant && parts[i].is("Constant");
    }
    return constant;
}

} // namespace

Duration ExpressionCosts::ofAll(SyntaxNode list)
{
    Duration cost{};
    for (Py_ssize_t i = 0; i < list.size(); ++i) {
        cost += of(list[i]);
    }
    return cost;
}

Duration ExpressionCosts::ofDefaults(SyntaxNode arguments)
{
    return ofAll(arguments.field("defaults")) + ofAll(arguments.field("kw_defaults"));
}

Duration ExpressionCosts::ofParts(SyntaxNode node)
{
    Duration cost{};
    PyObject *fields = PyObject_GetAttrString(node.object(), "_fields");
    for (Py_ssize_t i = 0; fields != nullptr && i < PyTuple_GET_SIZE(fields); ++i) {
        const SyntaxNode value = node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields, i)));
        if (value.size() > 0) {
            cost += ofAll(value);
        } else if (value.exists() && !PyList_Check(value.object())) {
            cost += of(value);
        }
    }
    Py_XDECREF(fields);
    return cost;
}

Duration ExpressionCosts::of(SyntaxNode node)
{
    if (!node.exists()) {
        return {};
    }
    const std::string_view kind = node.kind();
    if (kind == "Constant") {
        return costs::bytecode;
    }
    if (kind == "Name") {
        return m_names.has(node.field("id").text()) ? costs::bytecode : costs::lookup;
    }
    if (kind == "Attribute") {
        return of(node.field("value")) + costs::lookup;
    }
    if (kind == "Call") {
        return ofParts(node) + costs::nativeCall;
    }
    if (kind == "BinOp" || kind == "UnaryOp" || kind == "BoolOp" || kind == "Compare" || kind == "Starred"
        || kind == "NamedExpr" || kind == "Slice") {
        return ofParts(node) + costs::bytecode;
    }
    if (kind == "Subscript") {
        return ofParts(node) + costs::subscript;
    }
    if (kind == "Tuple" && !node.field("ctx").is("Load")) {
        return ofParts(node) + costs::bytecode;
    }
    if (kind == "Tuple" && isConstant(node)) {
        return costs::bytecode; // the board's compiler makes it
    }
    if (kind == "Lambda") {
        return ofLambda(node);
    }
    if (kind == "ListComp" || kind == "SetComp" || kind == "GeneratorExp" || kind == "DictComp") {
        return ofComprehension(node);
    }
    if (kind == "List" || kind == "Tuple" || kind == "Set" || kind == "Dict" || kind == "JoinedStr") {
        return ofParts(node) + costs::allocation;
    }
    if (kind == "FormattedValue" || kind == "IfExp" || kind == "Await" || kind == "Yield"
        || kind == "YieldFrom") {
        return ofParts(node) + 2 * costs::bytecode;
    }
    return node.isNode() ? ofParts(node) : Duration{};
}

Duration ExpressionCosts::ofLambda(SyntaxNode node)
{
    const SyntaxNode arguments = node.field("args");
    const LocalNames::Scope scope{m_names};
    m_names.collect(arguments);
    const Duration outer = m_turns;
    m_turns = {};
    Duration &cost = m_lambdas[node.line()];
    const Duration body = of(node.field("body")) + costs::bytecode;
    cost = std::max(cost, body);
    m_turns = outer;
    return ofDefaults(arguments) + costs::allocation;
}

// Its first source is worked out once; the rest happens once a turn, which shows as a jump back
// within the statement.
Duration ExpressionCosts::ofComprehension(SyntaxNode node)
{
    const SyntaxNode generators = node.field("generators");
    const Duration once = of(generators[0].field("iter")) + costs::pythonCall + costs::allocation;
    const LocalNames::Scope scope{m_names};
    Duration turn = 4 * costs::bytecode;
    for (Py_ssize_t i = 0; i < generators.size(); ++i) {
        m_names.collect(generators[i].field("target"));
        turn += of(generators[i].field("target")) + ofAll(generators[i].field("ifs"));
        turn += i > 0 ? of(generators[i].field("iter")) : Duration{};
    }
    for (const char *part : {"elt", "key", "value"}) {
        turn += of(node.field(part));
    }
    m_turns += turn;
    return once;
}

} // namespace sim::python
