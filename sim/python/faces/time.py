# SPDX-License-Identifier: GPL-3.0-or-later
import time as _time

_core = host.native("_time")
monotonic, monotonic_ns, sleep, time = _core.monotonic, _core.monotonic_ns, _core.sleep, _core.time

_FIELDS = "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst".split()
_FIRST = 946684800


class struct_time(tuple):
    def __new__(cls, fields):
        fields = tuple(fields)
        if len(fields) != 9:
            raise TypeError("time.struct_time() takes a 9-sequence")
        return tuple.__new__(cls, fields)

    def __repr__(self):
        return "struct_time(" + ", ".join(f"{n}={v!r}" for n, v in zip(_FIELDS, self)) + ")"


for _index, _name in enumerate(_FIELDS):
    setattr(struct_time, _name, property(lambda self, index=_index: self[index]))


def localtime(secs=None):
    secs = time() if secs is None else int(secs)
    if secs < _FIRST:
        raise OverflowError("timestamp out of range for platform time_t")
    return struct_time(tuple(_time.gmtime(secs))[:8] + (-1,))


def mktime(t):
    import calendar
    if t[0] < 2000:
        raise OverflowError("tm_year out of range")
    return calendar.timegm(tuple(t)[:6] + (0, 0, 0))
