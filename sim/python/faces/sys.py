# SPDX-License-Identifier: GPL-3.0-or-later
__exports__ = ("modules",)
_board_modules = modules
_read = host.read
argv, path, platform, byteorder = [], ["", "/", ".frozen", "/lib"], "MicroChip SAMD51", "little"
maxsize = 2147483647
version = "3.4.0; Adafruit CircuitPython 10.2.1 on 2026-05-12"
version_info = (3, 4, 0)


class _Implementation(tuple):
    name = property(lambda self: self[0])
    version = property(lambda self: self[1])
    _machine = property(lambda self: self[2])
    _mpy = property(lambda self: self[3])

    def __repr__(self):
        return "(name=%r, version=%r, _machine=%r, _mpy=%r)" % tuple(self)


implementation = _Implementation(
    ("circuitpython", (10, 2, 1, ""), "Adafruit Metro M4 Express with samd51j19", 262))


class _Output:
    def __init__(self, write):
        self._write = write

    def write(self, text):
        self._write(text if isinstance(text, str) else bytes(text).decode("utf-8", "replace"))
        return len(text)

    def flush(self):
        pass


class _Input:
    def read(self, count=-1):
        text = ""
        while count < 0 or len(text) < count:
            text += _read(1)
        return text

    def readline(self):
        text = ""
        while not text.endswith("\n"):
            text += _read(1)
        return text


stdout = stderr = _Output(host.write)
stdin = _Input()


def exit(code=None):
    raise SystemExit(code) if code is not None else SystemExit


modules = _board_modules
