// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/rewriting.h"

#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/hiddenfunctions.h"
#include "sim/python/syntaxbuilder.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace sim::python {

namespace {

bool isNode(PyObject *object)
{
    return PyObject_HasAttrString(object, "_fields") == 1;
}

bool isFunction(SyntaxNode node)
{
    return node.is("FunctionDef") || node.is("AsyncFunctionDef") || node.is("Lambda");
}

bool isComprehension(SyntaxNode node)
{
    return node.is("ListComp") || node.is("SetComp") || node.is("DictComp") || node.is("GeneratorExp");
}

// Whether a function's own statements, without those of functions within, have a yield.
bool yields(SyntaxNode node)
{
    if (node.is("Yield") || node.is("YieldFrom")) {
        return true;
    }
    if (!node.exists() || isFunction(node) || node.is("ClassDef")) {
        return false;
    }
    for (Py_ssize_t i = 0; i < node.size(); ++i) {
        if (yields(node[i])) {
            return true;
        }
    }
    const Ref fields = Ref::steal(PyObject_GetAttrString(node.object(), "_fields"));
    PyErr_Clear();
    for (Py_ssize_t i = 0; fields && i < PyTuple_GET_SIZE(fields.get()); ++i) {
        if (yields(node.field(PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields.get(), i))))) {
            return true;
        }
    }
    return false;
}

// The board drops the text that describes a module, class or function. CPython would keep it, and since 3.13
// calls a method of it that the board's texts have not.
bool dropDescription(SyntaxNode scope)
{
    const SyntaxNode body = scope.field("body");
    if (body.size() == 0 || !body[0].is("Expr") || !body[0].field("value").is("Constant")
        || !PyUnicode_Check(body[0].field("value").field("value").object())) {
        return true;
    }
    if (body.size() > 1) {
        return PyList_SetSlice(body.object(), 0, 1, nullptr) == 0;
    }
    const Ref pass = makeNode("Pass");
    return placeNode(pass, body[0]) && PyList_SetItem(body.object(), 0, Ref{pass}.release()) == 0;
}

class Rewriter
{
public:
    Rewriter(const char *file, AwaitableGenerators &generators) : m_file(file), m_generators(generators) { }

    enum class Scope { Outside, Coroutine, Generator, Comprehension };

    bool list(SyntaxNode nodes, Scope scope)
    {
        for (Py_ssize_t i = 0; i < nodes.size(); ++i) {
            PyObject *item = nodes[i].object();
            if (item == Py_None || !isNode(item)) {
                continue;
            }
            Ref changed = this->node(nodes[i], scope);
            if (!changed
                || (changed.get() != item && PyList_SetItem(nodes.object(), i, changed.release()) != 0)) {
                return false;
            }
        }
        return true;
    }

    bool field(SyntaxNode node, const char *name, Scope scope)
    {
        const SyntaxNode value = node.field(name);
        if (!value.exists()) {
            return true;
        }
        if (PyList_Check(value.object())) {
            return list(value, scope);
        }
        if (!isNode(value.object())) {
            return true;
        }
        const Ref changed = this->node(value, scope);
        return changed
            && (changed.get() == value.object()
                || PyObject_SetAttrString(node.object(), name, changed.get()) == 0);
    }

private:
    // What is to stand in the node's place: most often itself.
    Ref node(SyntaxNode node, Scope scope)
    {
        if (isFunction(node)) {
            return function(node, scope);
        }
        if (node.is("ClassDef")) {
            const bool done = dropDescription(node) && field(node, "decorator_list", scope)
                && field(node, "bases", scope) && field(node, "keywords", scope)
                && field(node, "body", Scope::Outside);
            return done ? Ref::borrow(node.object()) : Ref{};
        }
        if (isComprehension(node)) {
            if (!comprehension(node, scope)) {
                return {};
            }
            if (node.is("SetComp")) {
                return set(node);
            }
            return node.is("DictComp") ? call(orderDict, node, {node}) : Ref::borrow(node.object());
        }
        if (!isKnown(node)) {
            return {};
        }
        const Ref fields = Ref::steal(PyObject_GetAttrString(node.object(), "_fields"));
        for (Py_ssize_t i = 0; fields && i < PyTuple_GET_SIZE(fields.get()); ++i) {
            if (!field(node, PyUnicode_AsUTF8(PyTuple_GET_ITEM(fields.get(), i)), scope)) {
                return {};
            }
        }
        if (node.is("Await")) {
            return await(node, scope);
        }
        if (node.is("AnnAssign")) {
            return withoutAnnotation(node);
        }
        if (node.is("Set")) {
            return call(makeSet, node, itemsOf(node.field("elts")));
        }
        return node.is("Dict") ? dict(node) : Ref::borrow(node.object());
    }

    static std::vector<SyntaxNode> itemsOf(SyntaxNode list)
    {
        std::vector<SyntaxNode> items;
        for (Py_ssize_t i = 0; i < list.size(); ++i) {
            items.push_back(list[i]);
        }
        return items;
    }

    // A comprehension's set, from a list, which keeps the order of putting in.
    static Ref set(SyntaxNode node)
    {
        const Ref list = makeNode("ListComp", Ref::borrow(node.field("elt").object()),
                                  Ref::borrow(node.field("generators").object()));
        return placeNode(list, node) ? call(makeSetFrom, node, {SyntaxNode{list.get()}}) : Ref{};
    }

    // What the board's compiler has no idea of.
    bool isKnown(SyntaxNode node)
    {
        const bool isDisplay = node.is("List") || node.is("Tuple") || node.is("Set");
        const SyntaxNode items = node.field("elts");
        for (Py_ssize_t i = 0; isDisplay && i < items.size() && !node.field("ctx").is("Store"); ++i) {
            if (items[i].is("Starred")) {
                return refuse(items[i], "*x must be assignment target");
            }
        }
        const SyntaxNode keys = node.field("keys");
        for (Py_ssize_t i = 0; node.is("Dict") && i < keys.size(); ++i) {
            if (!keys[i].exists()) {
                return refuse(node, "invalid syntax");
            }
        }
        const bool isUnknown = node.is("Match") || node.is("TryStar")
            || (node.is("FormattedValue") && node.number("conversion") == 'a');
        return !isUnknown || refuse(node, "invalid syntax");
    }

    // Annotations are read and forgotten.
    static Ref withoutAnnotation(SyntaxNode node)
    {
        if (!node.field("value").exists()) {
            const Ref nothing = makeNode("Pass");
            return placeNode(nothing, node) ? nothing : Ref{};
        }
        const Ref targets = Ref::steal(PyList_New(0));
        if (!targets || PyList_Append(targets.get(), node.field("target").object()) != 0) {
            return {};
        }
        const Ref assignment = makeNode("Assign", targets, Ref::borrow(node.field("value").object()));
        return placeNode(assignment, node) ? assignment : Ref{};
    }

    Ref function(SyntaxNode node, Scope scope)
    {
        if (node.field("args").field("posonlyargs").size() > 0) {
            refuse(node, "invalid syntax");
            return {};
        }
        const bool isCoroutine = node.is("AsyncFunctionDef");
        const bool isGenerator = isCoroutine && yields(node.field("body"));
        const bool awaitedBefore = std::exchange(m_hasAwait, false);
        const bool done = (node.is("Lambda") || dropDescription(node)) && field(node, "decorator_list", scope)
            && field(node, "args", scope)
            && field(node, "body", isCoroutine && !isGenerator ? Scope::Coroutine : Scope::Generator);
        const bool hasAwait = std::exchange(m_hasAwait, awaitedBefore);
        if (!done || !orderNames(node)) {
            return {};
        }
        if (isGenerator || hasAwait) {
            const SyntaxNode decorators = node.field("decorator_list");
            const int line
                = decorators.size() > 0 ? std::min(node.line(), decorators[0].line()) : node.line();
            const std::string name{node.is("Lambda") ? "<lambda>" : node.field("name").text()};
            m_generators.emplace(name, line);
        }
        return isGenerator ? asPlainFunction(node) : Ref::borrow(node.object());
    }

    static Ref asPlainFunction(SyntaxNode node)
    {
        const Ref plain = makeNode("FunctionDef");
        const Ref fields = Ref::steal(PyObject_GetAttrString(node.object(), "_fields"));
        if (!fields || !placeNode(plain, node)) {
            return {};
        }
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(fields.get()); ++i) {
            PyObject *name = PyTuple_GET_ITEM(fields.get(), i);
            const Ref value = Ref::steal(PyObject_GetAttr(node.object(), name));
            if (!value || PyObject_SetAttr(plain.get(), name, value.get()) != 0) {
                return {};
            }
        }
        return plain;
    }

    bool comprehension(SyntaxNode node, Scope scope)
    {
        const SyntaxNode generators = node.field("generators");
        for (Py_ssize_t i = 0; i < generators.size(); ++i) {
            if (generators[i].number("is_async") != 0) {
                return refuse(node, "invalid syntax");
            }
            if (!field(generators[i], "iter", i == 0 ? scope : Scope::Comprehension)
                || !field(generators[i], "target", Scope::Comprehension)
                || !field(generators[i], "ifs", Scope::Comprehension)) {
                return false;
            }
        }
        return field(node, "elt", Scope::Comprehension) && field(node, "key", Scope::Comprehension)
            && field(node, "value", Scope::Comprehension);
    }

    Ref await(SyntaxNode node, Scope scope)
    {
        switch (scope) {
        case Scope::Comprehension:
        case Scope::Outside:
            refuse(node, "'await' outside function");
            return {};
        case Scope::Generator: {
            m_hasAwait = true;
            const Ref from = makeNode("YieldFrom", call(awaitIterator, node, {node.field("value")}));
            return placeNode(from, node) ? from : Ref{};
        }
        case Scope::Coroutine:
            break;
        }
        if (node.field("value").is("Call")) {
            return Ref::borrow(node.object()); // the usual case; CPython finds out by itself
        }
        const Ref checked = call(checkAwaitable, node, {node.field("value")});
        return checked && PyObject_SetAttrString(node.object(), "value", checked.get()) == 0
            ? Ref::borrow(node.object())
            : Ref{};
    }

    static Ref dict(SyntaxNode node)
    {
        const SyntaxNode keys = node.field("keys");
        const SyntaxNode values = node.field("values");
        std::vector<SyntaxNode> parts;
        for (Py_ssize_t i = 0; i < keys.size(); ++i) {
            parts.push_back(values[i]);
            parts.push_back(keys[i]);
        }
        return call(makeDict, node, parts);
    }

    // `names = hidden(names)` before the body of `def f(**names)`, on the line of its first statement.
    static bool orderNames(SyntaxNode node)
    {
        const SyntaxNode names = node.field("args").field("kwarg");
        if (!names.exists() || node.is("Lambda")) {
            return true;
        }
        const SyntaxNode body = node.field("body");
        const Ref name = Ref::borrow(names.field("arg").object());
        const Ref load = makeNode("Name", name, makeNode("Load"));
        const Ref store = makeNode("Name", name, makeNode("Store"));
        if (!placeNode(load, body[0]) || !placeNode(store, body[0])) {
            return false;
        }
        const Ref value = call(orderNamed, body[0], {SyntaxNode{load.get()}});
        const Ref targets = Ref::steal(Py_BuildValue("[O]", store.get()));
        const Ref assignment = value && targets ? makeNode("Assign", targets, value) : Ref{};
        return placeNode(assignment, body[0]) && PyList_Insert(body.object(), 0, assignment.get()) == 0;
    }

    static Ref call(std::string_view name, SyntaxNode where, const std::vector<SyntaxNode> &arguments)
    {
        const Ref function = makeNode("Constant", hiddenConstant(name));
        const Ref list = Ref::steal(PyList_New(0));
        const Ref none = Ref::steal(PyList_New(0));
        if (!placeNode(function, where) || !list || !none) {
            return {};
        }
        for (const SyntaxNode argument : arguments) {
            if (PyList_Append(list.get(), argument.object()) != 0) {
                return {};
            }
        }
        const Ref call = makeNode("Call", function, list, none);
        return placeNode(call, where) ? call : Ref{};
    }

    bool refuse(SyntaxNode where, const char *text)
    {
        const Ref details = Ref::steal(
            Py_BuildValue("(s(siiO))", text, m_file, where.line(), where.number("col_offset") + 1, Py_None));
        if (details) {
            PyErr_SetObject(PyExc_SyntaxError, details.get());
        }
        return false;
    }

    const char *m_file;
    AwaitableGenerators &m_generators;
    bool m_hasAwait = false; // in the plain function being walked
};

} // namespace

bool rewriteTree(PyObject *tree, const char *file, AwaitableGenerators &generators)
{
    const SyntaxNode root{tree};
    return (root.is("Expression") || dropDescription(root))
        && Rewriter{file, generators}.field(root, "body", Rewriter::Scope::Outside);
}

void finishCode(PyObject *code, const AwaitableGenerators &generators)
{
    auto *object = reinterpret_cast<PyCodeObject *>(code);
    const char *name = PyUnicode_AsUTF8(object->co_name);
    if (name != nullptr && generators.contains({name, object->co_firstlineno})) {
        object->co_flags |= CO_ITERABLE_COROUTINE;
    }
    // In place: nobody else has seen the constants yet.
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object->co_consts); ++i) {
        PyObject *constant = PyTuple_GET_ITEM(object->co_consts, i);
        if (PyCode_Check(constant)) {
            finishCode(constant, generators);
        } else if (PyObject *function = hiddenFunction(constant)) {
            PyTuple_SET_ITEM(object->co_consts, i, Py_NewRef(function));
            Py_DECREF(constant);
        } else {
            PyTuple_SET_ITEM(object->co_consts, i, withBoardFloats(constant));
        }
    }
}

} // namespace sim::python
