// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/dialect/formatspec.h"

#include "sim/float30.h"
#include "sim/python/dialect/floats.h"

#include <algorithm>
#include <cctype>

namespace sim::python {

namespace {

constexpr int defaultPlaces = 6;
constexpr int widestField = 10'000; // more is a mistake, and would fill the memory

// The parts of a field that padding may come between.
struct Field
{
    std::string front; // sign and prefix
    std::string body;
};

std::string padded(const Field &field, const Layout &layout)
{
    const std::size_t size = field.front.size() + field.body.size();
    const auto width = static_cast<std::size_t>(std::max(layout.width, 0));
    const std::size_t missing = width > size ? width - size : 0;
    const std::size_t left = layout.align == '<' ? 0 : layout.align == '^' ? missing / 2 : missing;
    if (layout.align == '=') {
        return field.front + std::string(missing, layout.fill) + field.body;
    }
    return std::string(left, layout.fill) + field.front + field.body
        + std::string(missing - left, layout.fill);
}

std::string signOf(bool isNegative, const Layout &layout)
{
    return isNegative ? "-" : layout.sign == '-' ? "" : std::string(1, layout.sign);
}

std::string grouped(std::string digits)
{
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

// ---- the specification -------------------------------------------------------------------------

struct Spec
{
    Layout layout;
    bool hasAlign = false;
    bool hasSign = false;
    char code = 0;
};

PyObject *refuse(PyObject *type, const std::string &text)
{
    PyErr_SetString(type, text.c_str());
    return nullptr;
}

PyObject *refuseCode(char code, PyObject *value)
{
    return refuse(PyExc_ValueError,
                  std::string{"unknown format code '"} + code + "' for object of type '"
                      + Py_TYPE(value)->tp_name + "'");
}

bool isAlign(char c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

class SpecReader
{
public:
    explicit SpecReader(std::string_view text) : m_text(text) { }

    std::optional<Spec> read()
    {
        Spec spec;
        Layout &layout = spec.layout;
        bool hasFill = false;
        if (isAlign(at(0))) {
            layout.align = next();
            spec.hasAlign = true;
        } else if (isAlign(at(1))) {
            layout.fill = next();
            layout.align = next();
            spec.hasAlign = hasFill = true;
        }
        if (at(0) == '+' || at(0) == '-' || at(0) == ' ') {
            layout.sign = next();
            spec.hasSign = true;
        }
        layout.showsBase = take('#');
        if (take('0')) {
            layout.align = spec.hasAlign ? layout.align : '=';
            layout.fill = hasFill ? layout.fill : '0';
            spec.hasAlign = true;
        }
        layout.width = number().value_or(0);
        layout.groups = take(',');
        if (take('.')) {
            layout.precision = number().value_or(0);
        }
        if (at(0) != 0 && std::string_view{"bcdeEfFgGnosxX%"}.find(at(0)) != std::string_view::npos) {
            spec.code = next();
        }
        if (m_at != m_text.size()) {
            PyErr_SetString(PyExc_ValueError, "invalid format specifier");
            return std::nullopt;
        }
        return spec;
    }

private:
    char at(std::size_t ahead) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    char next() { return m_text[m_at++]; }
    bool take(char wanted)
    {
        const bool found = at(0) == wanted;
        m_at += found ? 1 : 0;
        return found;
    }
    std::optional<int> number()
    {
        std::optional<int> found;
        while (std::isdigit(static_cast<unsigned char>(at(0))) != 0) {
            found = std::min(10 * found.value_or(0) + (next() - '0'), widestField);
        }
        return found;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

PyObject *textObject(const std::optional<std::string> &text)
{
    return text ? PyUnicode_DecodeUTF8(text->data(), static_cast<Py_ssize_t>(text->size()), "replace")
                : nullptr;
}

PyObject *formatText(PyObject *value, const Spec &spec)
{
    if (spec.hasSign && spec.code == 's') {
        return refuse(PyExc_ValueError, "sign not allowed in string format specifier");
    }
    if (spec.layout.align == '=') {
        return refuse(PyExc_ValueError, "'=' alignment not allowed in string format specifier");
    }
    if (spec.code != 0 && spec.code != 's') {
        return refuseCode(spec.code, value);
    }
    const char *text = PyUnicode_Check(value) ? PyUnicode_AsUTF8(value) : nullptr;
    if (text == nullptr) {
        return refuse(PyExc_TypeError,
                      std::string{"can't convert '"} + Py_TYPE(value)->tp_name
                          + "' object to str implicitly");
    }
    Layout layout = spec.layout;
    layout.align = spec.hasAlign ? layout.align : '<';
    return textObject(textField(text, layout));
}

PyObject *formatCharacter(PyObject *value, const Spec &spec)
{
    if (spec.hasSign) {
        return refuse(PyExc_ValueError, "sign not allowed with integer format specifier 'c'");
    }
    const long code = PyLong_AsLong(value);
    const Ref character
        = Ref::steal(PyErr_Occurred() == nullptr ? PyUnicode_FromOrdinal(static_cast<int>(code)) : nullptr);
    return character ? textObject(textField(PyUnicode_AsUTF8(character.get()), spec.layout)) : nullptr;
}

PyObject *formatFloat(PyObject *value, Spec spec)
{
    switch (spec.code) {
    case 0:
    case 'n':
        return textObject(floatField(value, 'g', spec.layout));
    case '%': {
        const Ref hundredfold = Ref::steal(newFloat(static_cast<double>(*numberOf(value) * 100)));
        if (!hundredfold) {
            return nullptr;
        }
        spec.layout.width -= spec.layout.width > 0 ? 1 : 0;
        const std::optional<std::string> text = floatField(hundredfold.get(), 'f', spec.layout);
        return text ? textObject(*text + "%") : nullptr;
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return textObject(floatField(value, spec.code, spec.layout));
    default:
        return refuseCode(spec.code, value);
    }
}

PyObject *formatInteger(PyObject *value, const Spec &spec)
{
    switch (spec.code) {
    case 'b':
        return textObject(integerField(value, 2, false, spec.layout));
    case 'c':
        return formatCharacter(value, spec);
    case 0:
    case 'd':
    case 'n':
        return textObject(integerField(value, 10, false, spec.layout));
    case 'o':
        return textObject(integerField(value, 8, false, spec.layout));
    case 'x':
    case 'X':
        return textObject(integerField(value, 16, spec.code == 'X', spec.layout));
    case 's':
        return refuseCode(spec.code, value);
    default:
        return formatFloat(value, spec);
    }
}

} // namespace

std::optional<std::string> integerField(PyObject *number, int base, bool capitals, const Layout &layout)
{
    if (!PyLong_Check(number)) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to int", Py_TYPE(number)->tp_name);
        return std::nullopt;
    }
    const Ref text = Ref::steal(PyNumber_ToBase(number, base));
    const char *utf8 = text ? PyUnicode_AsUTF8(text.get()) : nullptr;
    if (utf8 == nullptr) {
        return std::nullopt;
    }
    std::string digits{utf8};
    const bool isNegative = digits.starts_with('-');
    digits.erase(0, isNegative ? 1 : 0);
    std::string prefix = base == 10 ? "" : digits.substr(0, 2);
    digits.erase(0, prefix.size());
    if (capitals) {
        for (std::string *part : {&digits, &prefix}) {
            std::transform(part->begin(), part->end(), part->begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        }
    }
    if (!layout.showsBase) {
        prefix.clear();
    }
    if (layout.groups) {
        digits = grouped(digits);
    }
    return padded({signOf(isNegative, layout) + prefix, digits}, layout);
}

std::optional<std::string> floatField(PyObject *number, char code, const Layout &layout)
{
    const std::optional<float> value = numberOf(number);
    if (!value) {
        PyErr_Format(PyExc_TypeError, "can't convert %s to float", Py_TYPE(number)->tp_name);
        return std::nullopt;
    }
    std::string digits
        = float30::formatted(*value, code, layout.precision < 0 ? defaultPlaces : layout.precision);
    const bool isNegative = digits.starts_with('-');
    digits.erase(0, isNegative ? 1 : 0);
    return padded({signOf(isNegative, layout), digits}, layout);
}

std::string textField(std::string text, const Layout &layout)
{
    if (layout.precision >= 0 && text.size() > static_cast<std::size_t>(layout.precision)) {
        text.resize(static_cast<std::size_t>(layout.precision));
    }
    return padded({"", text}, layout);
}

PyObject *formatValue(PyObject *value, std::string_view text)
{
    if (text.empty()) {
        return PyObject_Str(value);
    }
    const std::optional<Spec> spec = SpecReader{text}.read();
    if (!spec) {
        return nullptr;
    }
    if (PyLong_Check(value)) {
        return formatInteger(value, *spec);
    }
    return PyFloat_Check(value) ? formatFloat(value, *spec) : formatText(value, *spec);
}

PyObject *formatNumber(PyObject *number, PyObject *spec)
{
    Py_ssize_t size = 0;
    const char *text = PyUnicode_Check(spec) ? PyUnicode_AsUTF8AndSize(spec, &size) : nullptr;
    if (text == nullptr) {
        return PyErr_Occurred() != nullptr ? nullptr : refuse(PyExc_TypeError, "format spec must be a str");
    }
    return formatValue(number, {text, static_cast<std::size_t>(size)});
}

} // namespace sim::python
