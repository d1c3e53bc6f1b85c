// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/emptyloops.h"

#include "sim/python/syntaxbuilder.h"

namespace sim::python {

namespace {

constexpr long lineOfNothing = 1'000'000'000;

bool doesNothing(SyntaxNode body)
{
    for (Py_ssize_t i = 0; i < body.size(); ++i) {
        const SyntaxNode statement = body[i];
        if (!statement.is("Pass") && !(statement.is("Expr") && statement.field("value").is("Constant"))) {
            return false;
        }
    }
    return true;
}

bool isEndless(SyntaxNode loop)
{
    const SyntaxNode test = loop.field("test");
    return test.is("Constant") && PyObject_IsTrue(test.field("value").object()) == 1;
}

// `0 == 0`, which CPython's compiler does not work out beforehand, in the place of another node.
Ref comparison(SyntaxNode where)
{
    const Ref zero = makeNode("Constant", Ref::steal(PyLong_FromLong(0)));
    const Ref equal = makeNode("Eq");
    if (!equal || !placeNode(zero, where)) {
        return {};
    }
    const Ref compare = makeNode("Compare", zero, Ref::steal(Py_BuildValue("[O]", equal.get())),
                                 Ref::steal(Py_BuildValue("[O]", zero.get())));
    return placeNode(compare, where) ? compare : Ref{};
}

bool replaceFirst(SyntaxNode body)
{
    const Ref compare = comparison(body[0]);
    const Ref statement = compare ? makeNode("Expr", compare) : Ref{};
    return placeNode(statement, body[0]) && PyList_SetItem(body.object(), 0, Ref{statement}.release()) == 0;
}

bool replaceTest(SyntaxNode loop)
{
    const Ref compare = comparison(loop.field("test"));
    return compare && PyObject_SetAttrString(loop.object(), "test", compare.get()) == 0;
}

bool moveAway(const Ref &node)
{
    for (const char *field : {"lineno", "end_lineno"}) {
        const Ref number = Ref::steal(PyLong_FromLong(lineOfNothing));
        if (!number || PyObject_SetAttrString(node.get(), field, number.get()) != 0) {
            return false;
        }
    }
    return true;
}

// A comparison on a line of its own, far from the file's, in front of the body.
bool leaveLine(SyntaxNode body)
{
    const Ref compare = comparison(body[0]);
    const Ref statement = compare ? makeNode("Expr", compare) : Ref{};
    if (!placeNode(statement, body[0]) || !moveAway(compare) || !moveAway(statement)) {
        return false;
    }
    const Ref zero = Ref::steal(PyObject_GetAttrString(compare.get(), "left"));
    return moveAway(zero) && PyList_Insert(body.object(), 0, statement.get()) == 0;
}

bool showLoop(SyntaxNode loop)
{
    const SyntaxNode body = loop.field("body");
    const bool isIdle = doesNothing(body);
    const bool sharesLine = body[0].line() == loop.line();
    if (isIdle && !replaceFirst(body)) {
        return false;
    }
    if (sharesLine) {
        return leaveLine(body);
    }
    return !isIdle || !isEndless(loop) || replaceTest(loop);
}

bool visit(SyntaxNode statements)
{
    for (Py_ssize_t i = 0; i < statements.size(); ++i) {
        const SyntaxNode statement = statements[i];
        if (statement.is("While") && !showLoop(statement)) {
            return false;
        }
        for (const char *block : {"body", "orelse", "finalbody", "handlers"}) {
            if (!visit(statement.field(block))) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

bool showEndlessLoops(PyObject *tree)
{
    return visit(SyntaxNode{tree}.field("body"));
}

} // namespace sim::python
