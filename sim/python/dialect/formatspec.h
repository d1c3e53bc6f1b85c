// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <optional>
#include <string>
#include <string_view>

/// Values as text, in the way that a format asks for: what str.format(), f-strings and the % operator
/// share. Errors are Python's, in the board's words.
namespace sim::python {

/// How a field is laid out. `align` is '<', '>', '^', or '=' for filling between sign and digits.
struct Layout
{
    char align = '>';
    char fill = ' ';
    char sign = '-'; ///< '+' and ' ' show one for positive numbers, too
    bool showsBase = false;
    bool groups = false;
    int width = 0;
    int precision = -1; ///< as given; -1 if it was not
};

/// An int in the given base, 2, 8, 10 or 16. Nothing with TypeError set if it is none.
std::optional<std::string> integerField(PyObject *number, int base, bool capitals, const Layout &layout);
/// A number with the codes e, f, g (or their capitals). Nothing with TypeError set if it is none.
std::optional<std::string> floatField(PyObject *number, char code, const Layout &layout);
/// A text, cut to the precision. Widths count bytes, as on the board.
std::string textField(std::string text, const Layout &layout);

/// What `format_spec` makes of `value` ("{:spec}"). A new str, or null with an error set.
PyObject *formatValue(PyObject *value, std::string_view spec);

/// __format__ of float.
PyObject *formatNumber(PyObject *number, PyObject *spec);

} // namespace sim::python
