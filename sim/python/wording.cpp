// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/wording.h"

#include "sim/python/memorylimit.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <opcode.h>

namespace sim::python {

namespace {

// One row: what CPython 3.11 to 3.13 says, and what the board says, with a type in front if that
// differs, too. In the left text `*` stands for
// any text; in the right one $1, $2, ... for what the first, second, ... `*` stood for.
struct Rule
{
    std::string_view host;
    std::string_view board;
};

constexpr std::array rules{
    Rule{"name '*' is not defined*", "name '$1' isn't defined"},
    Rule{"cannot access local variable '*", "local variable referenced before assignment"},
    Rule{"cannot access free variable '*", "local variable referenced before assignment"},
    Rule{"*division by zero*", "division by zero"},
    Rule{"*modulo by zero*", "division by zero"},
    Rule{"integer modulo*", "division by zero"},
    Rule{"float modulo*", "division by zero"},
    Rule{"float floor division*", "division by zero"},
    Rule{"0.0 cannot be raised to a negative power", "division by zero"},
    Rule{"string index out of range", "string index out of range"},
    Rule{"pop from empty list", "index out of range"},
    Rule{"* indices must be integers or slices, not *", "$1 indices must be integers, not $2"},
    Rule{"* indices must be integers, not '*'", "$1 indices must be integers, not $2"},
    Rule{"'*' object cannot be interpreted as an integer", "can't convert $1 to int"},
    Rule{"argument of type '*' is not *", "unsupported types for : '$1', 'int'"},
    Rule{"super(): no arguments", "TypeError: function takes 2 positional arguments but 0 were given"},
    Rule{"* expected at least 1 argument, got 0", "function missing 1 required positional arguments"},
    Rule{"* expected at most * argument*, got *", "function expected at most $2 arguments, got $4"},
    Rule{"sequence item *: expected a bytes-like object, * found",
         "join expects a list of str/bytes objects consistent with self object"},
    Rule{"property of '*' object has no setter", "can't set attribute"},
    Rule{"sort() takes no positional arguments", "extra positional arguments given"},
    Rule{"*() got some positional-only arguments passed as keyword arguments: *",
         "function doesn't take keyword arguments"},
    Rule{"*() takes no keyword arguments", "function doesn't take keyword arguments"},
    Rule{"property '*' of '*' object has no setter", "can't set attribute '$1'"},
    Rule{"bad typecode (must be *", "ValueError: bad typecode"},
    Rule{"unsigned byte integer is *", "value must fit in 1 byte(s)"},
    Rule{"signed char is *", "value must fit in 1 byte(s)"},
    Rule{"byte must be in range(0, 256)", "OverflowError: value must fit in 1 byte(s)"},
    Rule{"unsigned short is *", "value must fit in 2 byte(s)"},
    Rule{"signed short integer is *", "value must fit in 2 byte(s)"},
    Rule{"unsigned int is *", "value must fit in 4 byte(s)"},
    Rule{"cannot convert float infinity to integer", "can't convert inf to int"},
    Rule{"cannot convert float NaN to integer", "can't convert NaN to int"},
    Rule{"non-hexadecimal number found *", "non-hex digit"},
    Rule{"*index out of range", "index out of range"},
    Rule{"list.remove(x): x not in list", "object not in sequence"},
    Rule{"* is not in list", "object not in sequence"},
    Rule{"tuple.index(x): x not in tuple", "object not in sequence"},
    Rule{"popitem(): dictionary is empty", "pop from empty dict"},
    Rule{"pop from an empty set", "pop from empty set"},
    Rule{"invalid literal for int() with base *: *", "invalid syntax for integer with base $1"},
    Rule{"could not convert string to float: *", "invalid syntax for number"},
    Rule{"int() argument must be * not '*'", "can't convert $2 to int"},
    Rule{"float() argument must be * not '*'", "can't convert $2 to float"},
    Rule{"can only concatenate * (not \"*\") to *", "unsupported types for __add__: '$3', '$2'"},
    Rule{"can't concat * to *", "unsupported types for __add__: '$2', '$1'"},
    Rule{"bad operand type for unary -: '*'", "unsupported type for __neg__: '$1'"},
    Rule{"bad operand type for unary +: '*'", "unsupported type for __pos__: '$1'"},
    Rule{"bad operand type for unary ~: '*'", "unsupported type for __invert__: '$1'"},
    Rule{"bad operand type for abs(): '*'", "unsupported type for __abs__: '$1'"},
    Rule{"'*' not supported between instances of '*' and '*'", "unsupported types for $<: '$2', '$3'"},
    Rule{"unsupported operand type(s) for *: '*' and '*'*", "unsupported types for $+: '$2', '$3'"},
    Rule{"'*' object is not iterable", "'$1' object isn't iterable"},
    Rule{"cannot unpack non-iterable * object", "'$1' object isn't iterable"},
    Rule{"* argument after * must be an iterable, not *", "'$3' object isn't iterable"},
    Rule{"Value after * must be an iterable, not *", "'$2' object isn't iterable"},
    Rule{"'*' object is not callable*", "'$1' object isn't callable"},
    Rule{"'*' object is not subscriptable", "'$1' object isn't subscriptable"},
    Rule{"'*' object does not support item assignment", "'$1' object doesn't support item assignment"},
    Rule{"'*' object doesn't support item deletion", "'$1' object doesn't support item deletion"},
    Rule{"'*' object does not support item deletion", "'$1' object doesn't support item deletion"},
    Rule{"'*' object is not reversible", "object of type '$1' has no len()"},
    Rule{"'*' object is not an iterator", "'$1' object isn't an iterator"},
    Rule{"'in <string>' requires string as left operand, not *",
         "can't convert '$1' object to str implicitly"},
    Rule{"* got an unexpected keyword argument '*'*", "unexpected keyword argument '$2'"},
    Rule{"'*' is an invalid keyword argument for *", "unexpected keyword argument '$1'"},
    Rule{"* got multiple values for argument '*'", "function got multiple values for argument '$2'"},
    Rule{"* missing * required keyword-only argument*", "function missing keyword-only argument"},
    Rule{"*() takes exactly one argument (* given)",
         "function takes 1 positional arguments but $2 were given"},
    Rule{"*() takes no arguments (* given)", "function takes 0 positional arguments but $2 were given"},
    Rule{"*() takes from * to * positional arguments but * given",
         "function takes $3 positional arguments but $# were given"},
    Rule{"*() takes * positional argument* but * given",
         "function takes $2 positional arguments but $# were given"},
    // A generator there comes of an `async def`, which makes coroutines on the board.
    Rule{"'async for' requires an object with __aiter__ method, got generator",
         "AttributeError: 'coroutine' object has no attribute '__aiter__'"},
    Rule{"'async for' requires an object with __aiter__ method, got *",
         "AttributeError: '$1' object has no attribute '__aiter__'"},
    Rule{"type object '*' has no attribute '*'", "type object '$1' has no attribute '$2'"},
    Rule{"partially initialized module '*' has no attribute '*'*", "'module' object has no attribute '$2'"},
    Rule{"module '*' has no attribute '*'*", "'module' object has no attribute '$2'"},
    Rule{"'*' object has no attribute '*'*", "'$1' object has no attribute '$2'"},
    Rule{"'*' object does not support the context manager protocol*",
         "AttributeError: '$1' object has no attribute '__exit__'"},
    Rule{"'*' object does not support the asynchronous context manager protocol*",
         "AttributeError: '$1' object has no attribute '__aexit__'"},
    Rule{"object * can't be used in 'await' expression",
         "AttributeError: '$1' object has no attribute '__await__'"},
    Rule{"cannot import name '*' from *", "can't import name $1"},
    Rule{"not enough values to unpack (expected *, got *)", "need more than $2 values to unpack"},
    Rule{"too many values to unpack (expected *)*", "too many values to unpack (expected $1)"},
    Rule{"* is an empty sequence", "arg is an empty sequence"},
    Rule{"* iterable argument is empty", "arg is an empty sequence"},
    Rule{"range() arg 3 must not be zero", "range step cannot be zero"},
    Rule{"unhashable type: '*'*", "unsupported type for __hash__: '$1'"},
    Rule{"cannot use '*' as a * (unhashable type: '*')", "unsupported type for __hash__: '$1'"},
    Rule{"int() base must be >= 2 and <= 36*", "base must be 2-36"},
    Rule{"%c requires *", "%c needs int or char"},
    Rule{"format requires a mapping", "format needs a dict"},
    Rule{"cannot switch from *", "can't switch from $1"},
    Rule{"Single '{' encountered in format string", "unmatched '{' in format"},
    Rule{"Single '}' encountered in format string", "unmatched '}' in format"},
    Rule{"expected '}' before end of string", "unmatched '{' in format"},
    Rule{"Unknown conversion specifier *", "bad conversion specifier"},
    Rule{"bytes must be in range(0, 256)", "bytes value out of range"},
    Rule{"No active exception to reraise", "no active exception to reraise"},
    Rule{"%* format: a real number is required, not *", "can't convert $2 to int"},
    Rule{"%* format: an integer is required, not *", "can't convert $2 to int"},
    Rule{"must be real number, not *", "can't convert $1 to float"},
    Rule{"not enough arguments for format string", "format string needs more arguments"},
    Rule{"not all arguments converted during string formatting",
         "format string didn't convert all arguments"},
    Rule{"Replacement index * out of range for positional args tuple", "tuple index out of range"},
    Rule{"Unknown format code '*' for object of type '*'",
         "unknown format code '$1' for object of type '$2'"},
    Rule{"isinstance() arg 2 must be *", "issubclass() arg 2 must be a class or a tuple of classes"},
    Rule{"issubclass() arg 2 must be *", "issubclass() arg 2 must be a class or a tuple of classes"},
    Rule{"sequence item *: expected * instance, * found",
         "join expects a list of str/bytes objects consistent with self object"},
    Rule{"maximum recursion depth exceeded*", "maximum recursion depth exceeded"},
    Rule{"math domain error", "math domain error"},
    Rule{"math range error", "math domain error"},
};

constexpr std::array<std::array<std::string_view, 2>, 25> operators{{
    {"+", "__add__"},
    {"-", "__sub__"},
    {"*", "__mul__"},
    {"/", "__truediv__"},
    {"//", "__floordiv__"},
    {"%", "__mod__"},
    {"@", "__matmul__"},
    {"**", "__pow__"},
    {"** or pow()", "__pow__"},
    {"<<", "__lshift__"},
    {">>", "__rshift__"},
    {"&", "__and__"},
    {"|", "__or__"},
    {"^", "__xor__"},
    {"+=", "__iadd__"},
    {"-=", "__isub__"},
    {"*=", "__imul__"},
    {"/=", "__itruediv__"},
    {"<", "__lt__"},
    {">", "__gt__"},
    {"<=", "__le__"},
    {">=", "__ge__"},
    {"//=", "__ifloordiv__"},
    {"%=", "__imod__"},
    {"divmod()", "__divmod__"},
}};

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
    for (const Rule &rule : rules) {
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
