// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspectliteral.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace sim::python {

namespace {

void addUtf8(std::string &out, Py_UCS4 character)
{
    if (character < 0x80) {
        out += static_cast<char>(character);
        return;
    }
    constexpr std::array<unsigned, 4> marks{0, 0xC0, 0xE0, 0xF0};
    const unsigned more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    out += static_cast<char>(marks[more] | (character >> (6 * more)));
    for (unsigned left = more; left-- > 0;) {
        out += static_cast<char>(0x80U | ((character >> (6 * left)) & 0x3FU));
    }
}

// Requires that it is no surrogate: UTF-8 has none.
void addEscaped(std::string &out, Py_UCS4 character, char quote)
{
    switch (character) {
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (character == static_cast<Py_UCS4>(quote) || character == '\\') {
        out += '\\';
    }
    if (character < 32 || (character >= 127 && character < 160) || (character >= 0xD800 && character < 0xE000)) {
        std::array<char, 16> escaped{};
        std::snprintf(escaped.data(), escaped.size(), character < 256 ? "\\x%02x" : "\\u%04x",
                      static_cast<unsigned>(character));
        out += escaped.data();
    } else {
        addUtf8(out, character);
    }
}

// What `at(i)` gives for `length` places, in the quotes that need the fewest escapes.
template <typename At> std::string quoted(Py_ssize_t length, std::size_t most, At at)
{
    const Py_ssize_t looked = std::min(length, static_cast<Py_ssize_t>(most));
    bool hasSingle = false;
    bool hasDouble = false;
    for (Py_ssize_t i = 0; i < looked; ++i) {
        hasSingle = hasSingle || at(i) == '\'';
        hasDouble = hasDouble || at(i) == '"';
    }
    const char quote = hasSingle && !hasDouble ? '"' : '\'';
    std::string out{quote};
    for (Py_ssize_t i = 0; i < length; ++i) {
        if (out.size() > most) {
            return out + "...";
        }
        addEscaped(out, at(i), quote);
    }
    return out + quote;
}

// A number of up to 1024 bits, least significant byte first, without its sign.
constexpr std::size_t mostBytes = 129;
using Bytes = std::array<unsigned char, mostBytes>;

bool readBytes(PyObject *integer, Bytes &bytes)
{
    auto *const object = reinterpret_cast<PyLongObject *>(integer);
#if PY_VERSION_HEX < 0x030D0000
    return _PyLong_AsByteArray(object, bytes.data(), bytes.size(), 1, 1) == 0;
#else
    return _PyLong_AsByteArray(object, bytes.data(), bytes.size(), 1, 1, 0) == 0;
#endif
}

void negate(Bytes &bytes)
{
    unsigned carry = 1;
    for (unsigned char &byte : bytes) {
        const unsigned sum = static_cast<unsigned char>(~byte) + carry;
        byte = static_cast<unsigned char>(sum);
        carry = sum >> 8;
    }
}

// Divides by ten in place, and gives the rest.
unsigned takeDigit(Bytes &bytes)
{
    unsigned rest = 0;
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
        const unsigned part = (rest << 8) | *byte;
        *byte = static_cast<unsigned char>(part / 10);
        rest = part % 10;
    }
    return rest;
}

} // namespace

std::string plainText(PyObject *text, std::size_t most)
{
    std::string out;
    const Py_ssize_t length = PyUnicode_Check(text) ? PyUnicode_GET_LENGTH(text) : 0;
    for (Py_ssize_t i = 0; i < length && out.size() < most; ++i) {
        addUtf8(out, PyUnicode_READ_CHAR(text, i));
    }
    return out;
}

std::string quotedText(PyObject *text, std::size_t most)
{
    return quoted(PyUnicode_GET_LENGTH(text), most, [text](Py_ssize_t i) { return PyUnicode_READ_CHAR(text, i); });
}

std::string quotedBytes(const char *data, Py_ssize_t size, std::size_t most)
{
    // Bytes beyond ASCII are all shown by number: told apart here from the characters of those numbers.
    std::string out = quoted(size, most, [data](Py_ssize_t i) {
        const auto byte = static_cast<unsigned char>(data[i]);
        return byte < 128 ? Py_UCS4{byte} : Py_UCS4{0xD800} + byte;
    });
    for (std::size_t at = out.find("\\ud8"); at != std::string::npos; at = out.find("\\ud8", at)) {
        out.replace(at, 4, "\\x");
    }
    return out;
}

std::string integerText(PyObject *integer)
{
    int overflow = 0;
    if (const long long value = PyLong_AsLongLongAndOverflow(integer, &overflow); overflow == 0) {
        return std::to_string(value);
    }
    const auto bits = static_cast<std::size_t>(_PyLong_NumBits(integer));
    Bytes bytes{};
    if (bits >= 8 * (mostBytes - 1) || !readBytes(integer, bytes)) {
        return "<int, " + std::to_string(bits) + " bits>";
    }
    if (overflow < 0) {
        negate(bytes);
    }
    std::string digits;
    while (std::any_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte != 0; })) {
        digits += static_cast<char>('0' + takeDigit(bytes));
    }
    if (overflow < 0) {
        digits += '-';
    }
    std::reverse(digits.begin(), digits.end());
    return digits;
}

} // namespace sim::python
