// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/syntaxwording.h"

#include "sim/python/object.h"

#include <array>
#include <string>
#include <string_view>

namespace sim::python {

namespace {

struct Rule
{
    std::string_view part; ///< of what CPython says
    std::string_view board;
};

constexpr std::string_view notPlain = "invalid syntax";
constexpr std::array rules{
    Rule{"unexpected indent", "unexpected indent"},
    Rule{"unindent does not match", "unindent doesn't match any outer indent level"},
    Rule{"cannot assign to", "can't assign to expression"},
    Rule{"cannot delete", "can't delete expression"},
    Rule{"'return' outside function", "'return' outside function"},
    Rule{"'yield' outside function", "'yield' outside function"},
    Rule{"'yield from' outside function", "'yield' outside function"},
    Rule{"'await' outside", "'await' outside function"},
    Rule{"outside loop", "'break'/'continue' outside loop"},
    Rule{"not properly in loop", "'break'/'continue' outside loop"},
    Rule{"positional argument follows keyword argument", "positional arg after keyword arg"},
    Rule{"duplicate argument", "argument name reused"},
    Rule{"non-default argument follows default", "non-default argument follows default argument"},
    Rule{"parameter without a default follows", "non-default argument follows default argument"},
    Rule{"nonlocal declaration not allowed at module level", "can't declare nonlocal in outer code"},
    Rule{"no binding for nonlocal", "no binding for nonlocal found"},
    Rule{"prior to global declaration", "identifier redefined as global"},
    Rule{"is assigned to before global", "identifier redefined as global"},
    Rule{"multiple starred expressions in assignment", "multiple *x in assignment"},
    Rule{"can't use starred expression here", "*x must be assignment target"},
    Rule{"*x must be assignment target", "*x must be assignment target"}, // of our own (dialect/rewriting.h)
    Rule{"':' expected after dictionary key", "expecting key:value for dict"},
    Rule{"leading zeros in decimal", "invalid syntax for integer with base 0"},
    Rule{"in binary literal", "invalid syntax for integer with base 2"},
    Rule{"in octal literal", "invalid syntax for integer with base 8"},
    Rule{"in hexadecimal literal", "invalid syntax for integer with base 16"},
};

std::string_view wording(std::string_view host)
{
    for (const Rule &rule : rules) {
        if (host.find(rule.part) != std::string_view::npos) {
            return rule.board;
        }
    }
    return notPlain;
}

} // namespace

void rewordSyntaxError()
{
    PyObject *type = nullptr;
    PyObject *value = nullptr;
    PyObject *trace = nullptr;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    const Ref heldType = Ref::steal(type);
    const Ref held = Ref::steal(value);
    Py_XDECREF(trace);
    const bool isSyntax = held && PyErr_GivenExceptionMatches(held.get(), PyExc_SyntaxError) != 0;
    const bool isValue = held && PyErr_GivenExceptionMatches(held.get(), PyExc_ValueError) != 0;
    if (!isSyntax && !isValue) {
        PyErr_Restore(Ref{heldType}.release(), Ref{held}.release(), nullptr);
        return;
    }
    const Ref message = Ref::steal(PyObject_GetAttrString(held.get(), "msg"));
    const char *text = message && PyUnicode_Check(message.get()) ? PyUnicode_AsUTF8(message.get()) : nullptr;
    PyErr_Clear();
    const std::string_view board = wording(text != nullptr ? text : "");
    const bool isIndentation = board == "unexpected indent" || board.starts_with("unindent");
    const Ref line = Ref::steal(PyObject_GetAttrString(held.get(), "lineno"));
    const Ref file = Ref::steal(PyObject_GetAttrString(held.get(), "filename"));
    PyErr_Clear();
    PyErr_SetString(isIndentation ? PyExc_IndentationError : PyExc_SyntaxError, std::string{board}.c_str());
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (line) {
        PyObject_SetAttrString(value, "lineno", line.get());
    }
    if (file) {
        PyObject_SetAttrString(value, "filename", file.get());
    }
    // str() of a SyntaxError adds "(code.py, line 3)"; the board's does not.
    PyErr_Clear();
    PyErr_Restore(type, value, trace);
}

} // namespace sim::python
