// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/wording.h"

#include "sim/python/memorylimit.h"
#include "sim/python/wordingrules.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <opcode.h>

namespace sim::python {

namespace {

std::string methodOf(const std::string &symbol)
{
    for (const auto &[known, method] : operators) {
        if (known == symbol) {
            return std::string{method};
        }
    }
    return symbol;
}

// What each `*` of the pattern stands for, each as short as can be.
std::optional<std::vector<std::string>> matched(std::string_view pattern, std::string_view text)
{
    std::vector<std::string> found;
    std::size_t at = 0;
    std::size_t star = pattern.find('*');
    if (text.substr(0, star) != pattern.substr(0, star)) {
        return std::nullopt;
    }
    at = star == std::string_view::npos ? text.size() : star;
    if (star == std::string_view::npos) {
        return text == pattern ? std::optional{found} : std::nullopt;
    }
    while (star != std::string_view::npos) {
        const std::size_t next = pattern.find('*', star + 1);
        const std::string_view fixed
            = pattern.substr(star + 1, next == std::string_view::npos ? next : next - star - 1);
        std::size_t end = text.size();
        if (next == std::string_view::npos) {
            if (text.size() < at + fixed.size() || !text.ends_with(fixed)) {
                return std::nullopt;
            }
            end = text.size() - fixed.size();
        } else {
            end = text.find(fixed, at);
            if (end == std::string_view::npos) {
                return std::nullopt;
            }
        }
        found.emplace_back(text.substr(at, end - at));
        at = end + fixed.size();
        star = next;
    }
    return found;
}

std::string filled(std::string_view text, const std::vector<std::string> &parts)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '$') {
            out += text[i];
            continue;
        }
        const char which = text[++i];
        if (which == '<' || which == '+') {
            out += methodOf(parts[0]);
        } else if (which == '#') {
            out += parts.back().substr(0, parts.back().find(' ')); // "2 were", "1 was"
        } else {
            out += parts[static_cast<std::size_t>(which - '1')];
        }
    }
    return out;
}

std::string messageOf(PyObject *exception)
{
    const Ref arguments = Ref::steal(PyObject_GetAttrString(exception, "args"));
    if (!arguments || !PyTuple_Check(arguments.get()) || PyTuple_GET_SIZE(arguments.get()) < 1
        || !PyUnicode_Check(PyTuple_GET_ITEM(arguments.get(), 0))) {
        PyErr_Clear();
        return {};
    }
    const char *text = PyUnicode_AsUTF8(PyTuple_GET_ITEM(arguments.get(), 0));
    PyErr_Clear();
    return text != nullptr ? text : "";
}

void setMessage(PyObject *exception, const std::string &text)
{
    const Ref arguments = Ref::steal(Py_BuildValue("(s)", text.c_str()));
    if (!arguments || PyObject_SetAttrString(exception, "args", arguments.get()) != 0) {
        PyErr_Clear();
    }
    if (PyErr_GivenExceptionMatches(exception, PyExc_ImportError) != 0) {
        const Ref message = Ref::steal(PyUnicode_FromString(text.c_str()));
        PyObject_SetAttrString(exception, "msg", message.get());
        PyErr_Clear();
    }
}

// "f() missing 2 required positional arguments: 'a' and 'b'": the board counts instead of naming.
// Which sentence it uses hangs on whether the function has anything but plain arguments.
std::optional<std::string> missingArguments(const std::string &text, const FollowedFile &file, bool byName)
{
    const auto parts = matched("*() missing * required positional argument*", text);
    if (!parts) {
        return std::nullopt;
    }
    const int missing = std::atoi((*parts)[1].c_str());
    const SourceMap::Parameters *parameters = file.map.parameters((*parts)[0]);
    if (parameters == nullptr) {
        return "function missing " + std::to_string(missing) + " required positional arguments";
    }
    const int required = parameters->positional - parameters->withDefault;
    if (parameters->hasNamedOnly || byName) {
        return "function missing required positional argument #" + std::to_string(required - missing);
    }
    return "function takes " + std::to_string(required) + " positional arguments but "
        + std::to_string(required - missing) + " were given";
}

// "list.append() takes exactly one argument (2 given)": the board counts the object, too.
std::optional<std::string> methodArguments(const std::string &text)
{
    const auto one = matched("*.*() takes exactly one argument (* given)", text);
    const auto none = one ? std::nullopt : matched("*.*() takes no arguments (* given)", text);
    if (!one && !none) {
        return std::nullopt;
    }
    const std::vector<std::string> &parts = one ? *one : *none;
    // math.sqrt() has a dot, too.
    constexpr std::array types{"list",  "dict",      "set",   "frozenset", "str",
                               "bytes", "bytearray", "tuple", "int"};
    const bool isMethod = std::find(types.begin(), types.end(), parts[0]) != types.end();
    const int given = std::atoi(parts[2].c_str()) + (isMethod ? 1 : 0);
    const int taken = (one ? 1 : 0) + (isMethod ? 1 : 0);
    return "function takes " + std::to_string(taken) + " positional arguments but " + std::to_string(given)
        + " were given";
}

// The instruction that a frame is at, or one before it by so many bytes; 0 if there is none.
int opcodeAt(PyFrameObject *frame, int before = 0)
{
    const Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyFrame_GetCode(frame)));
    const Ref bytes = Ref::steal(PyCode_GetCode(reinterpret_cast<PyCodeObject *>(code.get())));
    const int at = PyFrame_GetLasti(frame) - before;
    if (!bytes || at < 0 || at >= PyBytes_GET_SIZE(bytes.get())) {
        PyErr_Clear();
        return 0;
    }
    return static_cast<unsigned char>(PyBytes_AS_STRING(bytes.get())[at]);
}

// Whether the call that a frame is at gives arguments by name.
bool callsByName(PyFrameObject *frame)
{
#if PY_VERSION_HEX >= 0x030D0000
    return opcodeAt(frame) == CALL_KW;
#elif PY_VERSION_HEX >= 0x030C0000
    return opcodeAt(frame, 2) == KW_NAMES;
#else
    return opcodeAt(frame, 6) == KW_NAMES; // then PRECALL with its cache
#endif
}

// A message that begins with the name of another type: the error is of that type.
bool raiseNamedType(const std::string &text)
{
    for (PyObject *type :
         {PyExc_AttributeError, PyExc_KeyError, PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError}) {
        const std::string start = std::string{reinterpret_cast<PyTypeObject *>(type)->tp_name} + ": ";
        if (text.starts_with(start)) {
            PyErr_SetString(type, text.c_str() + start.size());
            return true;
        }
    }
    return false;
}

// The board has fewer exception types: the nearest one that it has.
PyTypeObject *boardType(PyTypeObject *type)
{
    const std::array<std::array<PyObject *, 2>, 9> table{{
        {PyExc_UnboundLocalError, PyExc_NameError},
        {PyExc_ModuleNotFoundError, PyExc_ImportError},
        {PyExc_RecursionError, PyExc_RuntimeError},
        {PyExc_FileNotFoundError, PyExc_OSError},
        {PyExc_PermissionError, PyExc_OSError},
        {PyExc_UnicodeDecodeError, PyExc_UnicodeError},
        {PyExc_UnicodeEncodeError, PyExc_UnicodeError},
        {PyExc_FloatingPointError, PyExc_ArithmeticError},
        {PyExc_TabError, PyExc_IndentationError},
    }};
    for (const auto &[host, board] : table) {
        if (reinterpret_cast<PyObject *>(type) == host) {
            return reinterpret_cast<PyTypeObject *>(board);
        }
    }
    return type;
}

} // namespace

void rewordMessage(PyObject *exception)
{
    if (PyErr_GivenExceptionMatches(exception, PyExc_MemoryError)) {
        // Blocks of references are half the size where an address has four bytes.
        const std::size_t size = MemoryLimit::lastRefused();
        setMessage(exception,
                   "memory allocation failed, allocating " + std::to_string(size % 8 == 0 ? size / 2 : size)
                       + " bytes");
        return;
    }
    const std::string text = messageOf(exception);
    if (text.empty()) {
        return;
    }
    for (const WordingRule &rule : wordingRules) {
        if (const auto parts = matched(rule.host, text)) {
            if (const std::string ours = filled(rule.board, *parts); ours != text) {
                setMessage(exception, ours);
            }
            return;
        }
    }
}

int reword(PyFrameObject *frame, PyObject *exception, const FollowedFile &file)
{
    // The end of an iterator is by far the most frequent, and says nothing.
    PyTypeObject *type = Py_TYPE(exception);
    if (reinterpret_cast<PyObject *>(type) == PyExc_StopIteration
        || reinterpret_cast<PyObject *>(type) == PyExc_KeyboardInterrupt) {
        return 0;
    }
    const int opcode = opcodeAt(frame);
    if (opcode == RAISE_VARARGS || opcode == RERAISE) {
        return 0; // the program's own
    }
    const bool deletesName = opcode == DELETE_NAME || opcode == DELETE_GLOBAL;
    if (const auto parts = matched("name '*' is not defined*", messageOf(exception)); parts && deletesName) {
        PyErr_SetString(PyExc_KeyError, parts->front().c_str());
        return -1;
    }
    if (const auto counted = missingArguments(messageOf(exception), file, callsByName(frame))) {
        setMessage(exception, *counted);
    } else if (const auto taken = methodArguments(messageOf(exception))) {
        setMessage(exception, *taken);
    } else {
        rewordMessage(exception);
    }
    if (raiseNamedType(messageOf(exception))) {
        return -1;
    }
    PyTypeObject *ours = boardType(type);
    if (ours == type) {
        return 0;
    }
    // Same layout or a shorter one: the object can change its type. CPython hands the old type
    // around beside the object, so the error is set anew.
    const Ref held = Ref::borrow(exception);
    const Ref traceback = Ref::steal(PyException_GetTraceback(exception));
    Py_SET_TYPE(exception, ours);
    PyErr_SetObject(reinterpret_cast<PyObject *>(ours), exception);
    if (traceback) {
        PyException_SetTraceback(exception, traceback.get());
    }
    PyObject *newType = nullptr;
    PyObject *newValue = nullptr;
    PyObject *newTrace = nullptr;
    PyErr_Fetch(&newType, &newValue, &newTrace);
    Py_XDECREF(newTrace);
    PyErr_Restore(newType, newValue, Ref{traceback}.release());
    return -1;
}

} // namespace sim::python
