// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/literals.h"

#include "sim/float30.h"
#include "sim/python/syntaxnode.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace sim::python {

namespace {

class LiteralReader
{
public:
    explicit LiteralReader(std::string_view source)
    {
        for (std::size_t begin = 0; begin <= source.size();) {
            const std::size_t end = std::min(source.find('\n', begin), source.size());
            m_lines.push_back(source.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    bool visit(PyObject *object)
    {
        if (PyList_Check(object)) {
            for (Py_ssize_t i = 0; i < PyList_GET_SIZE(object); ++i) {
                if (!visit(PyList_GET_ITEM(object, i))) {
                    return false;
                }
            }
            return true;
        }
        const SyntaxNode node{object};
        if (node.is("Constant")) {
            return !PyFloat_Check(node.field("value").object()) || read(node);
        }
        const Ref fields = Ref::steal(PyObject_GetAttrString(object, "_fields"));
        if (!fields) {
            PyErr_Clear(); // a name, a number: no node
            return true;
        }
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(fields.get()); ++i) {
            const SyntaxNode field = node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields.get(), i)));
            if (field.exists() && !visit(field.object())) {
                return false;
            }
        }
        return true;
    }

private:
    bool read(SyntaxNode node)
    {
        std::optional<float> value = float30::read(textOf(node));
        if (!value) {
            // Within f-strings some versions of Python are mistaken about places.
            char *digits
                = PyOS_double_to_string(PyFloat_AS_DOUBLE(node.field("value").object()), 'r', 0, 0, nullptr);
            value = digits != nullptr ? float30::read(digits) : std::nullopt;
            PyMem_Free(digits);
        }
        const Ref number = Ref::steal(value ? PyFloat_FromDouble(static_cast<double>(*value)) : nullptr);
        return number && PyObject_SetAttrString(node.object(), "value", number.get()) == 0;
    }

    std::string_view textOf(SyntaxNode node) const
    {
        const auto line = static_cast<std::size_t>(node.line());
        const auto from = static_cast<std::size_t>(node.number("col_offset"));
        const auto to = static_cast<std::size_t>(node.number("end_col_offset"));
        const bool isPlace = node.line() == node.endLine() && line >= 1 && line <= m_lines.size()
            && from <= to && to <= m_lines[line - 1].size();
        return isPlace ? m_lines[line - 1].substr(from, to - from) : std::string_view{};
    }

    std::vector<std::string_view> m_lines;
};

} // namespace

bool readLiterals(PyObject *tree, std::string_view source)
{
    return LiteralReader{source}.visit(tree);
}

} // namespace sim::python
