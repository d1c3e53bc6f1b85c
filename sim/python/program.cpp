// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/program.h"

#include "sim/board.h"
#include "sim/python/asynciofuncs.h"
#include "sim/python/boarddifferences.h"
#include "sim/python/console.h"
#include "sim/python/dialect/dialect.h"
#include "sim/python/dialect/dicts.h"
#include "sim/python/dialect/floats.h"
#include "sim/python/dialect/literals.h"
#include "sim/python/dialect/rewriting.h"
#include "sim/python/dialect/sets.h"
#include "sim/python/emptyloops.h"
#include "sim/python/faces.h"
#include "sim/python/hidehost.h"
#include "sim/python/hostmodule.h"
#include "sim/python/inspect.h"
#include "sim/python/machine.h"
#include "sim/python/memorylimit.h"
#include "sim/python/modules.h"
#include "sim/python/syntaxwording.h"
#include "sim/python/traceback.h"
#include "sim/python/tracing.h"
#include "sim/python/untraced.h"

namespace sim::python {

namespace {

// Host bytes: an object is several times larger here than in the board's 192 KB.
constexpr std::size_t memoryForProgram = std::size_t{64} << 20;
constexpr std::size_t largestBlock = std::size_t{16} << 20;
// Some 145 KB of the board's are left for a program, and no object takes more than ten times as much here.
constexpr std::size_t surelyTooMuchForBoard = std::size_t{2} << 20;

Ref &studentBuiltins()
{
    static Ref builtins;
    return builtins;
}

class PythonGuest final : public Guest
{
public:
    std::uint64_t linesRun() const override { return python::linesRun(); }
    void countEachLine() override { countLines(); }
    void setLineLimit(std::uint64_t lines, std::function<void()> handler) override
    {
        python::setLineLimit(lines, std::move(handler));
    }
    void type(std::string_view bytes) override { typeIntoConsole(bytes); }
    Inspection inspect() const override { return python::inspect(); }
};

// One exception object, taken off Python's hands.
Ref takeException()
{
    PyObject *type = nullptr;
    PyObject *value = nullptr;
    PyObject *trace = nullptr;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (trace != nullptr && value != nullptr) {
        PyException_SetTraceback(value, trace);
    }
    Py_XDECREF(type);
    Py_XDECREF(trace);
    return Ref::steal(value);
}

void printExitMessage(PyObject *exit)
{
    const Ref code = Ref::steal(PyObject_GetAttrString(exit, "code"));
    if (code && PyUnicode_Check(code.get())) {
        writeConsole(std::string{PyUnicode_AsUTF8(code.get())} + "\n");
    }
    PyErr_Clear();
}

core::EndReason endOf(PyObject *exception)
{
    if (PyErr_GivenExceptionMatches(exception, PyExc_SystemExit) != 0) {
        printExitMessage(exception);
        return core::EndReason::Finished;
    }
    reportException(exception);
    return PyErr_GivenExceptionMatches(exception, PyExc_KeyboardInterrupt) != 0 ? core::EndReason::Interrupted
                                                                                : core::EndReason::Exception;
}

Ref newKernel(std::vector<SourceFile> lib)
{
    Ref names = Ref::steal(PyDict_New());
    const Ref host = Ref::steal(makeHost(std::move(lib)));
    const Ref sources = Ref::steal(PyDict_New());
    for (const Face &face : faces()) {
        const Ref source = Ref::steal(PyUnicode_FromString(face.source));
        if (!source || PyDict_SetItemString(sources.get(), face.name, source.get()) != 0) {
            return {};
        }
    }
    if (!names || !host || PyDict_SetItemString(names.get(), "host", host.get()) != 0
        || PyDict_SetItemString(names.get(), "faces", sources.get()) != 0
        || PyDict_SetItemString(names.get(), "__builtins__", PyEval_GetBuiltins()) != 0) {
        return {};
    }
    const Ref code = Ref::steal(Py_CompileString(
        PyUnicode_AsUTF8(PyDict_GetItemString(sources.get(), "kernel")), "<kernel>", Py_file_input));
    const Ref done = code ? Ref::steal(PyEval_EvalCode(code.get(), names.get(), names.get())) : Ref{};
    return done ? names : Ref{};
}

} // namespace

PyObject *compileFollowed(const std::string &text, const std::string &file, const char *mode, bool isShown)
{
    if (text.find('\0') != std::string::npos) {
        PyErr_SetString(PyExc_SyntaxError, "invalid syntax");
        return nullptr;
    }
    const bool isExpression = mode[0] == 'e' && mode[1] == 'v';
    PyCompilerFlags flags{PyCF_ONLY_AST | PyCF_SOURCE_IS_UTF8 | PyCF_IGNORE_COOKIE, PY_MINOR_VERSION};
    const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const Ref tree = Ref::steal(Py_CompileStringExFlags(
        text.c_str() + mark, file.c_str(), isExpression ? Py_eval_input : Py_file_input, &flags, 0));
    if (!tree) {
        rewordSyntaxError();
        return nullptr;
    }
    auto followed = std::make_shared<FollowedFile>(FollowedFile{file, SourceMap{tree.get()}, isShown});
    if (isShown && !isExpression) {
        for (const BoardDifference &each : boardDifferences(tree.get())) {
            recordDifference(*followed, each.line, each.what, each.about);
        }
    }
    if (!showEndlessLoops(tree.get()) || !readLiterals(tree.get(), std::string_view{text}.substr(mark))) {
        return nullptr;
    }
    AwaitableGenerators generators;
    if (!rewriteTree(tree.get(), file.c_str(), generators)) {
        rewordSyntaxError();
        return nullptr;
    }
    const Ref builtin = hostModule("builtins");
    // Annotations are parsed and dropped on the board: here they at least are not evaluated.
    const Ref code = builtin
        ? Ref::steal(PyObject_CallMethod(builtin.get(), "compile", "Ossii", tree.get(), file.c_str(),
                                         isExpression ? "eval" : "exec", CO_FUTURE_ANNOTATIONS, 1))
        : Ref{};
    if (!code) {
        rewordSyntaxError();
        return nullptr;
    }
    finishCode(code.get(), generators);
    return follow(code.get(), followed) ? Ref{code}.release() : nullptr;
}

PyObject *runCode(PyObject *code, PyObject *globals, PyObject *builtins)
{
    if (PyDict_SetItemString(globals, "__builtins__", builtins) != 0) {
        return nullptr;
    }
    const Ref function = Ref::steal(PyFunction_New(code, globals));
    if (!function) {
        return nullptr;
    }
    return PyObject_CallNoArgs(function.get());
}

core::Result<void> prepare(std::vector<SourceFile> lib, int alarm)
{
    const Ref kernel = readyFloats() && readyDicts() && readySets() ? newKernel(std::move(lib)) : Ref{};
    if (!kernel || !addBoardModules() || !bendHost() || !listenToAlarm(alarm)) {
        const Ref why = takeException();
        const Ref text = Ref::steal(why ? PyObject_Repr(why.get()) : nullptr);
        return core::failure("The board's Python modules could not be prepared: "
                             + std::string{text ? PyUnicode_AsUTF8(text.get()) : "no reason given"});
    }
    studentBuiltins() = Ref::borrow(PyDict_GetItemString(kernel.get(), "student_builtins"));
    return {};
}

// Code of the program's, with its limits and its costs.
Ref runGuarded(const std::function<PyObject *()> &code)
{
    MemoryLimit::arm(memoryForProgram, largestBlock, surelyTooMuchForBoard);
    startTracing();
    Ref result = Ref::steal(code());
    stopTracing();
    MemoryLimit::lift();
    return result;
}

core::EndReason run(const SourceFile &program)
{
    putOnDrive(program);
    const Ref code = Ref::steal(compileFollowed(program.text, program.name, "exec", true));
    if (!code) {
        return endOf(takeException().get());
    }
    const Ref globals = Ref::steal(Py_BuildValue("{s:s}", "__name__", "__main__"));
    const Ref result
        = runGuarded([&] { return runCode(code.get(), globals.get(), studentBuiltins().get()); });
    const core::EndReason reason = result ? core::EndReason::Finished : endOf(takeException().get());
    // Whatever ended the program: what atexit has, tells of its errors itself.
    if (const Ref function = takeEndFunction();
        function && !runGuarded([&] { return PyObject_CallNoArgs(function.get()); })) {
        PyErr_Clear();
    }
    noteForgottenSleep();
    return reason;
}

Guest &guest()
{
    static PythonGuest instance;
    return instance;
}

} // namespace sim::python
