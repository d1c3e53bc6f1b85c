// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/traceback.h"

#include "sim/board.h"
#include "sim/python/console.h"
#include "sim/python/machine.h"
#include "sim/python/memorylimit.h"
#include "sim/python/tracing.h"

#include <algorithm>
#include <string_view>
#include <vector>

// Part of CPython's interface from 3.4 on, though its headers do not declare it to outsiders everywhere.
extern "C" void _PyTraceback_Add(const char *function, const char *file, int line); // NOLINT

namespace sim::python {

namespace {

struct Row
{
    std::string file;
    int line = 0;
    std::string function;
    const FollowedFile *followed = nullptr;
};

std::string utf8Of(PyObject *text)
{
    const char *utf8 = text != nullptr && PyUnicode_Check(text) ? PyUnicode_AsUTF8(text) : nullptr;
    if (utf8 == nullptr) {
        PyErr_Clear();
        return {};
    }
    return utf8;
}

int lineOf(PyTracebackObject *trace)
{
    const Ref line = Ref::steal(PyObject_GetAttrString(reinterpret_cast<PyObject *>(trace), "tb_lineno"));
    const long number = line ? PyLong_AsLong(line.get()) : -1;
    PyErr_Clear();
    return static_cast<int>(number);
}

// Frames of ours and of Python's library have names like "<time>" and "/usr/lib/...".
bool isOnBoard(const std::string &file)
{
    return !file.empty() && file.front() != '<' && file.front() != '/';
}

// The frames that a learner may see: of followed files, and of libraries that are Python on the
// board.
std::vector<Row> rowsOf(PyObject *exception)
{
    std::vector<Row> rows;
    const Ref traceback = Ref::steal(PyException_GetTraceback(exception));
    auto *trace = reinterpret_cast<PyTracebackObject *>(traceback.get());
    for (; trace != nullptr; trace = trace->tb_next) {
        const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(trace->tb_frame)));
        const auto *details = reinterpret_cast<PyCodeObject *>(code.get());
        Row row{utf8Of(details->co_filename), lineOf(trace), utf8Of(details->co_name),
                followedFile(code.get())};
        if (row.followed != nullptr || isOnBoard(row.file)) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::string messageOf(PyObject *exception)
{
    const Ref text = Ref::steal(PyObject_Str(exception));
    PyErr_Clear();
    return utf8Of(text.get());
}

std::string lastLine(PyObject *exception)
{
    const std::string_view type{Py_TYPE(exception)->tp_name};
    const std::size_t dot = type.rfind('.');
    return std::string{dot == std::string_view::npos ? type : type.substr(dot + 1)} + ": "
        + messageOf(exception);
}

bool isSyntaxError(PyObject *exception)
{
    return PyErr_GivenExceptionMatches(exception, PyExc_SyntaxError) != 0;
}

Row syntaxErrorRow(PyObject *exception)
{
    const Ref file = Ref::steal(PyObject_GetAttrString(exception, "filename"));
    const Ref line = Ref::steal(PyObject_GetAttrString(exception, "lineno"));
    const long number = line && PyLong_Check(line.get()) ? PyLong_AsLong(line.get()) : 0;
    PyErr_Clear();
    return {utf8Of(file.get()), static_cast<int>(number), {}, nullptr};
}

std::string ownText(PyObject *exception)
{
    std::vector<Row> rows = rowsOf(exception);
    if (isSyntaxError(exception)) {
        if (Row row = syntaxErrorRow(exception); !row.file.empty()) {
            rows.push_back(std::move(row));
        }
    }
    // An exception that was made but never raised has no frames, and so no heading.
    std::string text = rows.empty() ? "" : "Traceback (most recent call last):\n";
    for (const Row &row : rows) {
        text += "  File \"" + row.file + "\", line " + std::to_string(row.line);
        text += row.function.empty() ? "\n" : ", in " + row.function + "\n";
    }
    return text + lastLine(exception) + "\n";
}

} // namespace

void addLibraryFrame(const char *file, int line, const char *function)
{
    _PyTraceback_Add(function, file, line);
}

std::string tracebackText(PyObject *exception)
{
    // Chains are short in sane programs; a limit keeps a program's ring of causes from looping.
    std::vector<std::string> parts;
    Ref current = Ref::borrow(exception);
    for (int depth = 0; current && depth < 20; ++depth) {
        std::string text = ownText(current.get());
        Ref next = Ref::steal(PyException_GetCause(current.get()));
        if (next) {
            text = "\nThe above exception was the direct cause of the following exception:\n\n" + text;
        }
        parts.push_back(std::move(text));
        current = std::move(next);
    }
    std::string whole;
    std::for_each(parts.rbegin(), parts.rend(), [&whole](const std::string &part) { whole += part; });
    return whole;
}

void reportException(PyObject *exception)
{
    MemoryLimit::lift(); // what is left of the program must not keep us from saying so
    writeConsole(tracebackText(exception));
    int line = 0;
    core::FileId file{0};
    if (isSyntaxError(exception)) {
        line = syntaxErrorRow(exception).line;
    } else {
        for (const Row &row : rowsOf(exception)) {
            if (row.followed != nullptr && row.followed->isShown) {
                line = row.line;
                file = fileId(*row.followed);
            }
        }
    }
    board().record(core::EntryKind::Exception, core::number(runningTask()), core::number(file),
                   std::to_string(line) + "\t" + lastLine(exception));
    PyErr_Clear();
}

} // namespace sim::python
