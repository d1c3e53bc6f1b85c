# SPDX-License-Identifier: GPL-3.0-or-later
# Functions for the end of a program, however it ends, the last one first.
_registered, _traceback, _write = [], host.traceback, host.write


def register(func, *args, **kwargs):
    if not callable(func):
        raise TypeError("'" + type(func).__name__ + "' object is not callable")
    _registered.append((func, args, kwargs))
    return func


def unregister(func):
    _registered[:] = [each for each in _registered if each[0] is not func]


def _run():
    while _registered:
        func, args, kwargs = _registered.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            _write(_traceback(error))


host.at_end(_run)
