// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/localnames.h"

namespace sim::python {

void LocalNames::collect(SyntaxNode node)
{
    if (!node.exists()) {
        return;
    }
    if (PyList_Check(node.object())) {
        for (Py_ssize_t i = 0; i < node.size(); ++i) {
            collect(node[i]);
        }
        return;
    }
    if (!node.isNode()) {
        return;
    }
    const std::string_view kind = node.kind();
    if (kind == "Name" && node.field("ctx").is("Store")) {
        m_names.emplace(node.field("id").text());
    } else if (kind == "arg") {
        m_names.emplace(node.field("arg").text());
    } else if (kind == "FunctionDef" || kind == "AsyncFunctionDef" || kind == "ClassDef") {
        m_names.emplace(node.field("name").text());
        return;
    } else if (kind == "Lambda") {
        return;
    } else if (kind == "Global") {
        const SyntaxNode names = node.field("names");
        for (Py_ssize_t i = 0; i < names.size(); ++i) {
            if (const auto found = m_names.find(names[i].text()); found != m_names.end()) {
                m_names.erase(found);
            }
        }
    }
    PyObject *fields = PyObject_GetAttrString(node.object(), "_fields");
    for (Py_ssize_t i = 0; fields != nullptr && i < PyTuple_GET_SIZE(fields); ++i) {
        collect(node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields, i))));
    }
    Py_XDECREF(fields);
}

} // namespace sim::python
