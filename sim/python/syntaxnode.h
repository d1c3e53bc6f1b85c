// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <string_view>

namespace sim::python {

/// A node of Python's own syntax tree (`_ast`), for reading. Borrows its object: the tree must
/// outlive it.
class SyntaxNode
{
public:
    explicit SyntaxNode(PyObject *node) : m_node(node) { }

    PyObject *object() const { return m_node; }
    bool exists() const { return m_node != nullptr && m_node != Py_None; }
    /// Fields may be plain values: a str, an int.
    bool isNode() const { return PyObject_HasAttrString(m_node, "_fields") == 1; }
    /// "BinOp", "Assign", ...
    std::string_view kind() const
    {
        // A static type of CPython: its name is "ast.BinOp" or "BinOp".
        const std::string_view name{Py_TYPE(m_node)->tp_name};
        const std::size_t dot = name.rfind('.');
        return dot == std::string_view::npos ? name : name.substr(dot + 1);
    }
    bool is(std::string_view wanted) const { return exists() && kind() == wanted; }

    /// A field; one that does not exist if the node has none of that name.
    SyntaxNode field(const char *name) const
    {
        PyObject *value = m_node != nullptr ? PyObject_GetAttrString(m_node, name) : nullptr;
        if (value == nullptr) {
            PyErr_Clear();
        }
        Py_XDECREF(value); // the node goes on holding it
        return SyntaxNode{value};
    }
    int number(const char *name) const
    {
        const SyntaxNode value = field(name);
        return value.exists() ? static_cast<int>(PyLong_AsLong(value.object())) : 0;
    }
    /// The text of an identifier or of a str constant; empty for anything else.
    std::string_view text() const
    {
        if (!exists() || !PyUnicode_Check(m_node)) {
            return {};
        }
        Py_ssize_t size = 0;
        const char *utf8 = PyUnicode_AsUTF8AndSize(m_node, &size);
        if (utf8 == nullptr) {
            PyErr_Clear();
            return {};
        }
        return {utf8, static_cast<std::size_t>(size)};
    }

    int line() const { return number("lineno"); }
    int endLine() const { return number("end_lineno"); }

    /// Of a field that is a list.
    Py_ssize_t size() const { return exists() && PyList_Check(m_node) ? PyList_GET_SIZE(m_node) : 0; }
    SyntaxNode operator[](Py_ssize_t index) const { return SyntaxNode{PyList_GET_ITEM(m_node, index)}; }

private:
    PyObject *m_node;
};

} // namespace sim::python
