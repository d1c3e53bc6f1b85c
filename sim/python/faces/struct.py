# SPDX-License-Identifier: GPL-3.0-or-later
import struct as _struct

_WIDTHS = dict(b=1, B=1, h=2, H=2, i=4, I=4, l=4, L=4, q=8, Q=8)


def _checked(function, *arguments):
    try:
        return function(*arguments)
    except _struct.error as error:
        text = str(error)
    if "bad char" in text:
        raise ValueError("bad typecode") from None
    if "requires" in text or "format requires" in text and "<=" in text or "range" in text:
        for letter in arguments[0]:
            if letter in _WIDTHS and "requires a buffer" not in text:
                raise OverflowError("value must fit in %d byte(s)" % _WIDTHS[letter]) from None
    raise RuntimeError("buffer size must match format") from None


def calcsize(format):
    return _checked(_struct.calcsize, format)


def pack(format, *values):
    return _checked(_struct.pack, format, *values)


def pack_into(format, buffer, offset, *values):
    _checked(_struct.pack_into, format, buffer, offset, *values)


def unpack(format, data):
    return _checked(_struct.unpack, format, data)


def unpack_from(format, data, offset=0):
    return _checked(_struct.unpack_from, format, data, offset)
