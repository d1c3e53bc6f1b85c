// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/percentformat.h"

#include "sim/python/dialect/formatspec.h"

#include <algorithm>
#include <cctype>
#include <climits>
#include <cstdlib>
#include <string>
#include <string_view>

namespace sim::python {

namespace {

constexpr int widestField = 10'000; // more is a mistake, and would fill the memory

// One `template % values`.
class Formatter
{
public:
    Formatter(std::string_view text, PyObject *values) : m_text(text), m_values(values) { }

    /// False with a Python error set if it cannot be done.
    bool run()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c != '%') {
                m_out += c;
            } else if (!field()) {
                return false;
            }
        }
        if (!PyDict_Check(m_values) && m_used != count()) {
            return refuse(PyExc_TypeError, "format string didn't convert all arguments");
        }
        return true;
    }
    const std::string &output() const { return m_out; }

private:
    static bool refuse(PyObject *type, const char *text)
    {
        PyErr_SetString(type, text);
        return false;
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    bool take(char wanted)
    {
        const bool found = !atEnd() && m_text[m_at] == wanted;
        m_at += found ? 1 : 0;
        return found;
    }
    Py_ssize_t count() const { return PyTuple_Check(m_values) ? PyTuple_GET_SIZE(m_values) : 1; }

    PyObject *nextValue()
    {
        if (m_used >= count()) {
            refuse(PyExc_TypeError, "format string needs more arguments");
            return nullptr;
        }
        const Py_ssize_t index = m_used++;
        return PyTuple_Check(m_values) ? PyTuple_GET_ITEM(m_values, index) : m_values;
    }

    // The value of "(name)".
    Ref namedValue()
    {
        const std::size_t end = m_text.find(')', m_at);
        if (!PyDict_Check(m_values)) {
            refuse(PyExc_TypeError, "format needs a dict");
            return {};
        }
        if (end == std::string_view::npos) {
            refuse(PyExc_ValueError, "incomplete format key");
            return {};
        }
        const Ref name = Ref::steal(
            PyUnicode_FromStringAndSize(m_text.data() + m_at, static_cast<Py_ssize_t>(end - m_at)));
        m_at = end + 1;
        return name ? Ref::steal(PyObject_GetItem(m_values, name.get())) : Ref{};
    }

    // Digits, or the next value for a `*`. False with an error set if that is no int.
    bool number(int &out)
    {
        if (take('*')) {
            PyObject *value = nextValue();
            const long given = value != nullptr ? PyLong_AsLong(value) : 0;
            if (given < INT_MIN || given > INT_MAX) {
                PyErr_SetString(PyExc_OverflowError, "overflow converting long int to machine word");
            }
            out = static_cast<int>(std::clamp<long>(given, -widestField, widestField));
            return PyErr_Occurred() == nullptr;
        }
        for (out = 0; !atEnd() && std::isdigit(static_cast<unsigned char>(m_text[m_at])) != 0; ++m_at) {
            out = std::min(10 * out + (m_text[m_at] - '0'), widestField);
        }
        return true;
    }

    bool flags(Layout &layout)
    {
        bool isLeft = false;
        bool isZero = false;
        for (bool more = true; more;) {
            if (take('-')) {
                isLeft = true;
            } else if (take('+')) {
                layout.sign = '+';
            } else if (take(' ')) {
                layout.sign = ' ';
            } else if (take('#')) {
                layout.showsBase = true;
            } else if (take('0')) {
                isZero = true;
            } else {
                more = false;
            }
        }
        if (!number(layout.width) || (take('.') && !number(layout.precision))) {
            return false;
        }
        layout.align = isLeft || layout.width < 0 ? '<' : isZero ? '=' : '>';
        layout.width = std::abs(layout.width);
        layout.fill = layout.align == '=' ? '0' : ' ';
        return true;
    }

    bool field()
    {
        if (take('%')) {
            m_out += '%';
            return true;
        }
        Ref value;
        if (take('(') && !(value = namedValue())) {
            return false;
        }
        Layout layout;
        if (!flags(layout)) {
            return false;
        }
        if (atEnd()) {
            return refuse(PyExc_ValueError, "incomplete format");
        }
        const std::size_t index = m_at;
        const char code = m_text[m_at++];
        if (std::string_view{"cdiueEfFgGoxXrs"}.find(code) == std::string_view::npos) {
            PyErr_Format(PyExc_ValueError, "unsupported format character '%c' (0x%x) at index %zu", code,
                         static_cast<unsigned char>(code), index);
            return false;
        }
        if (!value && !(value = Ref::borrow(nextValue()))) {
            return false;
        }
        return append(shown(value.get(), code, layout));
    }

    bool append(const std::optional<std::string> &text)
    {
        m_out += text.value_or("");
        return text.has_value();
    }

    static std::optional<std::string> shown(PyObject *value, char code, Layout layout)
    {
        switch (code) {
        case 'c':
            return character(value, layout);
        case 'd':
        case 'i':
        case 'u': {
            const Ref whole = Ref::steal(PyFloat_Check(value) ? PyNumber_Long(value) : Py_NewRef(value));
            return whole ? integerField(whole.get(), 10, false, layout) : std::nullopt;
        }
        case 'o':
            return integerField(value, 8, false, layout);
        case 'x':
        case 'X':
            return integerField(value, 16, code == 'X', layout);
        case 'r':
        case 's': {
            const Ref text = Ref::steal(code == 'r' ? PyObject_Repr(value) : PyObject_Str(value));
            const char *utf8 = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
            return utf8 != nullptr ? std::optional{textField(utf8, withBlanks(layout))} : std::nullopt;
        }
        default:
            return floatField(value, code, layout);
        }
    }

    // Zeros fill numbers alone.
    static Layout withBlanks(Layout layout)
    {
        layout.align = layout.align == '=' ? '>' : layout.align;
        layout.fill = ' ';
        return layout;
    }

    static std::optional<std::string> character(PyObject *value, const Layout &layout)
    {
        Ref text;
        if (PyUnicode_Check(value) && PyUnicode_GET_LENGTH(value) == 1) {
            text = Ref::borrow(value);
        } else if (PyLong_Check(value)) {
            text = Ref::steal(PyUnicode_FromOrdinal(static_cast<int>(PyLong_AsLong(value))));
        } else {
            refuse(PyExc_TypeError, "%c needs int or char");
        }
        const char *utf8 = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
        return utf8 != nullptr ? std::optional{textField(utf8, withBlanks(layout))} : std::nullopt;
    }

    std::string_view m_text;
    PyObject *m_values;
    std::string m_out;
    std::size_t m_at = 0;
    Py_ssize_t m_used = 0;
};

} // namespace

PyObject *percentFormat(PyObject *text, PyObject *values)
{
    if (!PyUnicode_Check(text)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    Py_ssize_t size = 0;
    const char *utf8 = PyUnicode_AsUTF8AndSize(text, &size);
    if (utf8 == nullptr) {
        return nullptr;
    }
    Formatter formatter{{utf8, static_cast<std::size_t>(size)}, values};
    return formatter.run() ? PyUnicode_DecodeUTF8(
               formatter.output().data(), static_cast<Py_ssize_t>(formatter.output().size()), "replace")
                           : nullptr;
}

} // namespace sim::python
