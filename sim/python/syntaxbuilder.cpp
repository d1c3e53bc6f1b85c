// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/syntaxbuilder.h"

#include "sim/python/hidehost.h"

namespace sim::python {

Ref makeNode(const char *kind, const Ref &first, const Ref &second, const Ref &third)
{
    const Ref ast = hostModule("_ast");
    const Ref type = ast ? Ref::steal(PyObject_GetAttrString(ast.get(), kind)) : Ref{};
    return type ? Ref::steal(
               PyObject_CallFunctionObjArgs(type.get(), first.get(), second.get(), third.get(), nullptr))
                : Ref{};
}

bool placeNode(const Ref &node, SyntaxNode where)
{
    for (const char *field : {"lineno", "col_offset", "end_lineno", "end_col_offset"}) {
        const Ref number = Ref::steal(PyObject_GetAttrString(where.object(), field));
        if (!node || !number || PyObject_SetAttrString(node.get(), field, number.get()) != 0) {
            return false;
        }
    }
    return true;
}

} // namespace sim::python
