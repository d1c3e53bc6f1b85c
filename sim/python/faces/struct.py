# SPDX-License-Identifier: GPL-3.0-or-later
import struct as _struct

_floats = host.as_floats
_WIDTHS = dict(b=1, B=1, h=2, H=2, i=4, I=4, l=4, L=4, q=8, Q=8)


# The codes of a format, each as often as it takes a value, and without those that take none.
def _codes(format):
    codes, count = "", ""
    for letter in format:
        if letter.isdigit():
            count += letter
        elif letter == "s" or letter in "fd" or letter in _WIDTHS:
            codes += letter * (1 if letter == "s" else int(count or 1))
            count = ""
        elif letter not in "<>=!@xP":
            raise ValueError("bad typecode")
        else:
            count = ""
    return codes


def _checked_values(format, values):
    codes = _codes(format)
    if len(values) != len(codes):
        raise ValueError("values length must be %d" % len(codes))
    for code, value in zip(codes, values):
        if code not in _WIDTHS:
            continue
        if not isinstance(value, int):
            raise TypeError("can't convert " + type(value).__name__ + " to int")
        bits = 8 * _WIDTHS[code]
        low, high = (0, 1 << bits) if code.isupper() else (-1 << (bits - 1), 1 << (bits - 1))
        if not low <= value < high:
            raise OverflowError("value must fit in %d byte(s)" % _WIDTHS[code])


def _sized(function, *arguments):
    try:
        return function(*arguments)
    except _struct.error:
        raise RuntimeError("buffer size must match format") from None


def calcsize(format):
    _codes(format)
    return _struct.calcsize(format)


def pack(format, *values):
    _checked_values(format, values)
    return _struct.pack(format, *values)


def pack_into(format, buffer, offset, *values):
    _checked_values(format, values)
    _sized(_struct.pack_into, format, buffer, offset, *values)


def unpack(format, data):
    _codes(format)
    return _floats(_sized(_struct.unpack, format, data))


def unpack_from(format, data, offset=0):
    _codes(format)
    return _floats(_sized(_struct.unpack_from, format, data, offset))
