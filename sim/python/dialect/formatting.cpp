// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/formatting.h"

#include "sim/python/dialect/formatspec.h"
#include "sim/python/dialect/percentformat.h"
#include "sim/python/dialect/typeslots.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace sim::python {

namespace {

// One call of str.format().
class Formatter
{
public:
    Formatter(PyObject *values, PyObject *named) : m_values(values), m_named(named) { }

    /// Nothing with a Python error set if it cannot be done.
    std::optional<std::string> run(std::string_view text)
    {
        std::string out;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            const bool isDoubled = at + 1 < text.size() && text[at + 1] == c;
            if ((c == '{' || c == '}') && isDoubled) {
                out += c;
                ++at;
            } else if (c == '}') {
                return refuse("unmatched '}' in format");
            } else if (c != '{') {
                out += c;
            } else {
                const std::size_t end = closing(text, at);
                if (end == std::string_view::npos) {
                    return refuse("unmatched '{' in format");
                }
                const std::optional<std::string> shown = field(text.substr(at + 1, end - at - 1));
                if (!shown) {
                    return std::nullopt;
                }
                out += *shown;
                at = end;
            }
        }
        return out;
    }

private:
    static std::nullopt_t refuse(const char *text, PyObject *type = PyExc_ValueError)
    {
        PyErr_SetString(type, text);
        return std::nullopt;
    }

    // Of the brace that closes the one at `open`.
    static std::size_t closing(std::string_view text, std::size_t open)
    {
        int depth = 0;
        for (std::size_t at = open; at < text.size(); ++at) {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return std::string_view::npos;
    }

    std::optional<std::string> field(std::string_view text)
    {
        const std::size_t nameEnd = std::min(text.find_first_of("!:"), text.size());
        Ref value = this->value(text.substr(0, nameEnd));
        text.remove_prefix(nameEnd);
        char conversion = 's';
        if (value && text.starts_with('!')) {
            conversion = text.size() > 1 ? text[1] : '\0';
            if (conversion != 'r' && conversion != 's') {
                return refuse("bad conversion specifier");
            }
            text.remove_prefix(2);
            value = Ref::steal(conversion == 'r' ? PyObject_Repr(value.get()) : PyObject_Str(value.get()));
        }
        if (!value) {
            return std::nullopt;
        }
        if (!text.empty() && !text.starts_with(':')) {
            return refuse("expected ':' after format specifier");
        }
        const std::optional<std::string> spec = run(text.substr(text.empty() ? 0 : 1));
        const Ref shown = spec ? Ref::steal(formatValue(value.get(), *spec)) : Ref{};
        const char *utf8 = shown ? PyUnicode_AsUTF8(shown.get()) : nullptr;
        return utf8 != nullptr ? std::optional<std::string>{utf8} : std::nullopt;
    }

    Ref value(std::string_view name)
    {
        const std::size_t plain = std::min(name.find_first_of(".["), name.size());
        const bool isNumber = !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) != 0;
        const Ref found = isNumber ? numbered(name.substr(0, plain))
            : plain == 0           ? following()
                                   : named(name.substr(0, plain));
        if (found && plain < name.size()) {
            refuse("attributes not supported", PyExc_NotImplementedError);
            return {};
        }
        return found;
    }

    Ref numbered(std::string_view digits)
    {
        if (m_following > 0) {
            refuse("can't switch from automatic field numbering to manual field specification");
            return {};
        }
        m_isNumbered = true;
        Py_ssize_t index = 0;
        for (const char c : digits) {
            index = std::min<Py_ssize_t>(10 * index + (c - '0'), PyTuple_GET_SIZE(m_values));
        }
        return at(index);
    }

    Ref following()
    {
        if (m_isNumbered) {
            refuse("can't switch from manual field specification to automatic field numbering");
            return {};
        }
        return at(m_following++);
    }

    Ref at(Py_ssize_t index)
    {
        if (index >= PyTuple_GET_SIZE(m_values)) {
            // In the host's words, which are turned into the board's where the error arrives (wording.h).
            PyErr_Format(PyExc_IndexError, "Replacement index %zd out of range for positional args tuple",
                         index);
            return {};
        }
        return Ref::borrow(PyTuple_GET_ITEM(m_values, index));
    }

    Ref named(std::string_view name)
    {
        const Ref key
            = Ref::steal(PyUnicode_FromStringAndSize(name.data(), static_cast<Py_ssize_t>(name.size())));
        Ref found = key && m_named != nullptr ? Ref::borrow(PyDict_GetItem(m_named, key.get())) : Ref{};
        if (key && !found) {
            PyErr_SetObject(PyExc_KeyError, key.get());
        }
        return found;
    }

    PyObject *m_values;
    PyObject *m_named;
    Py_ssize_t m_following = 0;
    bool m_isNumbered = false;
};

PyObject *formatText(PyObject *self, PyObject *values, PyObject *named)
{
    Py_ssize_t size = 0;
    const char *text = PyUnicode_AsUTF8AndSize(self, &size);
    const std::optional<std::string> shown = text != nullptr
        ? Formatter{values, named}.run({text, static_cast<std::size_t>(size)})
        : std::nullopt;
    return shown ? PyUnicode_DecodeUTF8(shown->data(), static_cast<Py_ssize_t>(shown->size()), "replace")
                 : nullptr;
}

PyMethodDef formatMethod{"format", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(formatText)),
                         METH_VARARGS | METH_KEYWORDS, nullptr};
PyMethodDef specMethod{"__format__", formatNumber, METH_O, nullptr};

} // namespace

bool bendFormatting()
{
    replaceOperator(&PyUnicode_Type, &PyNumberMethods::nb_remainder, "__mod__", percentFormat);
    return replaceMethod(&PyUnicode_Type, &formatMethod) && replaceMethod(&PyUnicode_Type, &specMethod)
        && replaceMethod(&PyLong_Type, &specMethod) && replaceMethod(&PyBaseObject_Type, &specMethod);
}

} // namespace sim::python
