// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/boarddifferences.h"

#include "sim/board.h"
#include "sim/python/machine.h"
#include "sim/python/syntaxnode.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sim::python {

namespace {

// Methods that CPython calls and the board does not.
constexpr std::array<std::string_view, 4> neverCalled{"__del__", "__setattr__", "__init_subclass__",
                                                      "__format__"};

/// Walks a tree once.
class Search
{
public:
    std::vector<BoardDifference> found;

    void list(SyntaxNode nodes)
    {
        for (Py_ssize_t i = 0; i < nodes.size(); ++i) {
            look(nodes[i]);
        }
    }

private:
    void look(SyntaxNode node)
    {
        if (!node.exists() || !node.isNode()) {
            return;
        }
        if (node.is("ClassDef")) {
            members(node);
        } else if (node.is("Import") || node.is("ImportFrom")) {
            m_usesAsyncio = m_usesAsyncio || imports(node, "asyncio");
        } else if (node.is("ExceptHandler") && m_usesAsyncio) {
            handler(node);
        } else if ((node.is("Yield") || node.is("YieldFrom")) && m_coroutine.exists()) {
            note(m_coroutine.line(), "yield-in-async", m_coroutine.field("name").text());
        } else if (node.is("FormattedValue")) {
            ++m_fields;
        } else if (m_fields > 0 && (node.is("Lambda") || node.is("NamedExpr"))) {
            note(node.line(), "f-string", {});
        }
        within(node);
        m_fields -= node.is("FormattedValue") ? 1 : 0;
    }

    // All that the node has in it. A function's own yield makes a generator of it and of no other.
    void within(SyntaxNode node)
    {
        const SyntaxNode outer = m_coroutine;
        if (node.is("AsyncFunctionDef")) {
            m_coroutine = node;
        } else if (node.is("FunctionDef") || node.is("Lambda") || node.is("ClassDef")) {
            m_coroutine = SyntaxNode{nullptr};
        }
        const Ref fields = Ref::steal(PyObject_GetAttrString(node.object(), "_fields"));
        for (Py_ssize_t i = 0; fields && i < PyTuple_GET_SIZE(fields.get()); ++i) {
            const SyntaxNode field = node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields.get(), i)));
            if (field.exists() && PyList_Check(field.object())) {
                list(field);
            } else {
                look(field);
            }
        }
        m_coroutine = outer;
    }

    static bool imports(SyntaxNode statement, std::string_view module)
    {
        const SyntaxNode names = statement.field("names");
        bool found = statement.field("module").text() == module;
        for (Py_ssize_t i = 0; i < names.size(); ++i) {
            found = found || (statement.is("Import") && names[i].field("name").text() == module);
        }
        return found;
    }

    void members(SyntaxNode type)
    {
        const SyntaxNode body = type.field("body");
        for (Py_ssize_t i = 0; i < body.size(); ++i) {
            const std::string_view name = body[i].field("name").text();
            if (body[i].is("FunctionDef")
                && std::find(neverCalled.begin(), neverCalled.end(), name) != neverCalled.end()) {
                note(body[i].line(), "never-called", name);
            } else if (body[i].is("Assign")
                       && body[i].field("targets")[0].field("id").text() == "__slots__") {
                note(body[i].line(), "slots", {});
            }
        }
    }

    // In a program with asyncio its own TimeoutError must be meant.
    void handler(SyntaxNode node)
    {
        const SyntaxNode type = node.field("type");
        const auto isTimeout
            = [](SyntaxNode each) { return each.is("Name") && each.field("id").text() == "TimeoutError"; };
        bool catches = isTimeout(type);
        for (Py_ssize_t i = 0; type.is("Tuple") && i < type.field("elts").size(); ++i) {
            catches = catches || isTimeout(type.field("elts")[i]);
        }
        if (catches) {
            note(node.line(), "timeout-error", {});
        }
    }

    void note(int line, const char *what, std::string_view about)
    {
        const BoardDifference difference{line, what, std::string{about}};
        if (std::find(found.begin(), found.end(), difference) == found.end()) {
            found.push_back(difference);
        }
    }

    SyntaxNode m_coroutine{nullptr}; // the `async def` whose own statements these are
    int m_fields = 0;                // of f-strings round this
    bool m_usesAsyncio = false;      // imported so far
};

} // namespace

std::vector<BoardDifference> boardDifferences(PyObject *tree)
{
    Search search;
    search.list(SyntaxNode{tree}.field("body"));
    std::stable_sort(search.found.begin(), search.found.end(),
                     [](const BoardDifference &a, const BoardDifference &b) { return a.line < b.line; });
    return search.found;
}

void recordDifference(const FollowedFile &file, int line, const char *what, const std::string &about)
{
    board().record(core::EntryKind::DiffersOnBoard, core::number(runningTask()), core::number(fileId(file)),
                   std::to_string(line) + "\t" + what + "\t" + about);
}

} // namespace sim::python
