# SPDX-License-Identifier: GPL-3.0-or-later
_need, _typed, _wait = need, host.typed, host.wait
_ticks_ms = host.native("_supervisor").ticks_ms
POLLIN, POLLOUT, POLLERR, POLLHUP = 1, 4, 8, 16
_WRAP = 1 << 29


def _console():
    return POLLOUT | (POLLIN if _typed() else 0)


# What asks an object whether it can be read and written; nothing for objects without such a thing.
def _question(thing):
    sys = _need("sys")
    if thing is sys.stdin or thing is sys.stdout:
        return _console
    if type(thing) is _need("keypad").EventQueue:
        return lambda: POLLIN if thing else 0
    if isinstance(thing, _need("busio").UART):
        return lambda: POLLOUT | (POLLIN if thing.in_waiting else 0)
    raise OSError("stream operation not supported")


def _number(value):
    if not isinstance(value, int):
        raise TypeError("can't convert " + type(value).__name__ + " to int")
    return value


class _Poll:
    def __init__(self):
        self._watched = {}

    def register(self, obj, eventmask=POLLIN | POLLOUT):
        question = self._watched[id(obj)][1] if id(obj) in self._watched else _question(obj)
        self._watched[id(obj)] = (obj, question, _number(eventmask))

    def unregister(self, obj):
        self._watched.pop(id(obj), None)

    def modify(self, obj, eventmask):
        if id(obj) not in self._watched:
            raise OSError(2)
        self.register(obj, eventmask)

    def _ready(self):
        asked = [(obj, question() & (mask | POLLERR | POLLHUP)) for obj, question, mask in self._watched.values()]
        return [each for each in asked if each[1]]

    def poll(self, timeout=-1):
        limit, start = _number(timeout), _ticks_ms()
        ready = self._ready()
        while not ready and (limit < 0 or (_ticks_ms() - start) % _WRAP < limit):
            _wait()
            ready = self._ready()
        return ready

    def ipoll(self, timeout=-1, flags=0):
        ready = self.poll(timeout)
        if _number(flags) & 1:
            for obj, _ in ready:
                self.modify(obj, 0)
        return iter(ready)

    def __repr__(self):
        return "<poll>"


_Poll.__name__ = _Poll.__qualname__ = "poll"


def poll():
    return _Poll()
