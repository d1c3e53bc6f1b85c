# SPDX-License-Identifier: GPL-3.0-or-later
_PERIOD = 1 << 29
_HALF = 1 << 28
__version__ = "1.1.7"
__exports__ = ("__version__", "_TICKS_PERIOD", "_TICKS_MAX", "_TICKS_HALFPERIOD")
_TICKS_PERIOD, _TICKS_MAX, _TICKS_HALFPERIOD = _PERIOD, _PERIOD - 1, _HALF
ticks_ms = host.native("_supervisor").ticks_ms


def ticks_add(ticks, delta):
    if -_HALF < delta < _HALF:
        return (ticks + delta) % _PERIOD
    raise OverflowError("ticks interval overflow")


def ticks_diff(ticks1, ticks2):
    return ((ticks1 - ticks2 + _HALF) & (_PERIOD - 1)) - _HALF


def ticks_less(ticks1, ticks2):
    return ticks_diff(ticks1, ticks2) < 0
