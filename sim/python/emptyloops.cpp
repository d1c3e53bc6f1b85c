// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/emptyloops.h"

#include "sim/python/syntaxnode.h"

namespace sim::python {

namespace {

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

// The statement `0 == 0` in the place of `pass`.
bool replaceFirst(SyntaxNode body)
{
    const Ref pass = Ref::borrow(body[0].object());
    const Ref ast = Ref::steal(PyImport_ImportModule("_ast"));
    const auto make = [&ast](const char *kind, const Ref &first, const Ref &second, const Ref &third) {
        const Ref type = ast ? Ref::steal(PyObject_GetAttrString(ast.get(), kind)) : Ref{};
        return type ? Ref::steal(
                   PyObject_CallFunctionObjArgs(type.get(), first.get(), second.get(), third.get(), nullptr))
                    : Ref{};
    };
    const Ref zero = make("Constant", Ref::steal(PyLong_FromLong(0)), {}, {});
    const Ref equal = make("Eq", {}, {}, {});
    if (!zero || !equal) {
        return false;
    }
    const Ref compare = make("Compare", zero, Ref::steal(Py_BuildValue("[O]", equal.get())),
                             Ref::steal(Py_BuildValue("[O]", zero.get())));
    const Ref statement = compare ? make("Expr", compare, {}, {}) : Ref{};
    if (!statement) {
        return false;
    }
    for (const char *place : {"lineno", "col_offset", "end_lineno", "end_col_offset"}) {
        const Ref number = Ref::steal(PyObject_GetAttrString(pass.get(), place));
        for (const Ref &node : {zero, compare, statement}) {
            if (!number || PyObject_SetAttrString(node.get(), place, number.get()) != 0) {
                return false;
            }
        }
    }
    return PyList_SetItem(body.object(), 0, Ref{statement}.release()) == 0;
}

bool visit(SyntaxNode statements)
{
    for (Py_ssize_t i = 0; i < statements.size(); ++i) {
        const SyntaxNode statement = statements[i];
        const SyntaxNode body = statement.field("body");
        if (statement.is("While") && doesNothing(body) && !replaceFirst(body)) {
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
