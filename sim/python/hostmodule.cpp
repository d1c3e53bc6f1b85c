// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/hostmodule.h"

#include "sim/board.h"
#include "sim/python/arguments.h"
#include "sim/python/boarddifferences.h"
#include "sim/python/console.h"
#include "sim/python/dialect/builtins.h"
#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/floatfunctions.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/sets.h"
#include "sim/python/dialect/typeslots.h"
#include "sim/python/machine.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/program.h"
#include "sim/python/traceback.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

namespace sim::python {

namespace {

// The CIRCUITPY drive: texts by their paths, "code.py", "lib/tool.py".
std::map<std::string, std::string, std::less<>> &drive()
{
    static std::map<std::string, std::string, std::less<>> files;
    return files;
}

std::string textOf(PyObject *object)
{
    Py_ssize_t size = 0;
    if (PyBytes_Check(object)) {
        return {PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))};
    }
    const char *utf8 = PyUnicode_Check(object) ? PyUnicode_AsUTF8AndSize(object, &size) : nullptr;
    if (utf8 == nullptr) {
        PyErr_Clear();
        return {};
    }
    return {utf8, static_cast<std::size_t>(size)};
}

PyObject *write(PyObject *, PyObject *text)
{
    writeConsole(textOf(text));
    Py_RETURN_NONE;
}

// A module that the board has is asked for, and not here.
PyObject *unsimulated(PyObject *, PyObject *name)
{
    say("The board has the module " + textOf(name) + ", but Metrolume does not simulate it.");
    if (const Place place = currentPlace(); place.file != nullptr) {
        recordDifference(*place.file, place.line, "not-simulated", textOf(name));
    }
    Py_RETURN_NONE;
}

PyObject *file(PyObject *, PyObject *path)
{
    const auto found = drive().find(textOf(path));
    if (found == drive().end()) {
        Py_RETURN_NONE;
    }
    const std::string &text = found->second;
    return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
}

PyObject *files(PyObject *, PyObject *)
{
    Ref list = Ref::steal(PyList_New(0));
    for (const auto &[path, text] : drive()) {
        const Ref each = Ref::steal(PyUnicode_FromString(path.c_str()));
        if (!list || !each || PyList_Append(list.get(), each.get()) != 0) {
            return nullptr;
        }
    }
    return list.release();
}

PyObject *native(PyObject *, PyObject *name)
{
    if (const MakeModule make = moduleNamed(textOf(name))) {
        return make();
    }
    Py_RETURN_NONE;
}

PyObject *compileText(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(4, count)) {
        return nullptr;
    }
    return compileFollowed(textOf(arguments[0]), textOf(arguments[1]), textOf(arguments[2]).c_str(),
                           arguments[3] == Py_True);
}

PyObject *runModule(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    return takesExactly(3, count) ? runCode(arguments[0], arguments[1], arguments[2]) : nullptr;
}

PyObject *spendTime(PyObject *, PyObject *nanoseconds)
{
    spend(core::Duration{PyLong_AsLongLong(nanoseconds)});
    Py_RETURN_NONE;
}

PyObject *stopForgotten(PyObject *, PyObject *)
{
    board().peripherals().collect();
    Py_RETURN_NONE;
}

PyObject *bits(PyObject *, PyObject *)
{
    return PyLong_FromUnsignedLongLong(board().random().next());
}

PyObject *typed(PyObject *, PyObject *)
{
    return PyLong_FromSize_t(typedBytes());
}

// So many typed bytes, waited for. Nothing with a Python error set on Ctrl-C.
std::optional<std::string> typedText(PyObject *count)
{
    const std::size_t wanted = static_cast<std::size_t>(PyLong_AsSize_t(count));
    std::string text = takeTyped(wanted);
    while (text.size() < wanted) {
        if (!waitForTyping()) {
            return std::nullopt;
        }
        text += takeTyped(wanted - text.size());
    }
    return text;
}

PyObject *readTyped(PyObject *, PyObject *count)
{
    const std::optional<std::string> text = typedText(count);
    return text ? PyUnicode_DecodeUTF8(text->data(), static_cast<Py_ssize_t>(text->size()), "replace")
                : nullptr;
}

PyObject *readTypedBytes(PyObject *, PyObject *count)
{
    const std::optional<std::string> text = typedText(count);
    return text ? PyBytes_FromStringAndSize(text->data(), static_cast<Py_ssize_t>(text->size())) : nullptr;
}

PyObject *wait(PyObject *, PyObject *)
{
    if (!waitForTyping()) {
        return nullptr;
    }
    Py_RETURN_NONE;
}

Ref &endFunction()
{
    static Ref function;
    return function;
}

PyObject *atEnd(PyObject *, PyObject *function)
{
    endFunction() = Ref::borrow(function);
    Py_RETURN_NONE;
}

PyObject *traceback(PyObject *, PyObject *exception)
{
    const std::string text = tracebackText(exception);
    return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
}

PyObject *inFloats(PyObject *, PyObject *function)
{
    return boardFunction(function);
}

PyObject *asFloats(PyObject *, PyObject *value)
{
    return withBoardFloats(Py_NewRef(value));
}

// strip(type, "names of methods"): takes them from one of the host's types.
PyObject *strip(PyObject *, PyObject *const *arguments, Py_ssize_t count)
{
    if (!takesExactly(2, count)) {
        return nullptr;
    }
    std::istringstream names{textOf(arguments[1])};
    for (std::string name; names >> name;) {
        removeMethod(reinterpret_cast<PyTypeObject *>(arguments[0]), name.c_str());
    }
    Py_RETURN_NONE;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"write", write, METH_O, nullptr},
                      {"unsimulated", unsimulated, METH_O, nullptr},
                      {"file", file, METH_O, nullptr},
                      {"files", files, METH_NOARGS, nullptr},
                      {"native", native, METH_O, nullptr},
                      {"compile", method(compileText), METH_FASTCALL, nullptr},
                      {"run_module", method(runModule), METH_FASTCALL, nullptr},
                      {"spend", spendTime, METH_O, nullptr},
                      {"stop_forgotten", stopForgotten, METH_NOARGS, nullptr},
                      {"bits", bits, METH_NOARGS, nullptr},
                      {"typed", typed, METH_NOARGS, nullptr},
                      {"read", readTyped, METH_O, nullptr},
                      {"read_bytes", readTypedBytes, METH_O, nullptr},
                      {"wait", wait, METH_NOARGS, nullptr},
                      {"at_end", atEnd, METH_O, nullptr},
                      {"traceback", traceback, METH_O, nullptr},
                      {"strip", method(strip), METH_FASTCALL, nullptr},
                      {"in_floats", inFloats, METH_O, nullptr},
                      {"as_floats", asFloats, METH_O, nullptr},
                      {nullptr, nullptr, 0, nullptr}};

} // namespace

void putOnDrive(const SourceFile &file)
{
    drive().insert_or_assign(file.name, file.text);
}

Ref takeEndFunction()
{
    return std::exchange(endFunction(), Ref{});
}

PyObject *makeHost(std::vector<SourceFile> lib)
{
    for (SourceFile &each : lib) {
        drive().insert_or_assign("lib/" + each.name, std::move(each.text));
    }
    Ref module = Ref::steal(PyModule_New("host"));
    const Ref print = Ref::steal(printFunction());
    const Ref input = Ref::steal(inputFunction());
    if (!module || !print || !input || PyModule_AddFunctions(module.get(), methods) != 0
        || PyModule_AddObjectRef(module.get(), "print", print.get()) != 0
        || PyModule_AddObjectRef(module.get(), "input", input.get()) != 0
        || PyModule_AddObjectRef(module.get(), "float", floatType()) != 0
        || PyModule_AddObjectRef(module.get(), "dict", dictType()) != 0
        || PyModule_AddObjectRef(module.get(), "set", setType()) != 0
        || PyModule_AddObjectRef(module.get(), "frozenset", frozenSetType()) != 0
        || !addBuiltins(module.get())) {
        return nullptr;
    }
    return module.release();
}

} // namespace sim::python
