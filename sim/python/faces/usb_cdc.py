# SPDX-License-Identifier: GPL-3.0-or-later
# The serial console, byte by byte. The board has no second serial line unless boot.py asks for it.
_read, _typed, _write, _wait, _spend = host.read_bytes, host.typed, host.write, host.wait, host.spend
_ticks_ms = host.native("_supervisor").ticks_ms


def _seconds(value):
    if value is not None and value < 0:
        raise ValueError("timeout must be >= 0")
    return value


class Serial:
    connected = property(lambda self: True)
    in_waiting = property(lambda self: _typed())
    out_waiting = property(lambda self: 0)
    _timeout = _write_timeout = None

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, value):
        self._timeout = _seconds(value)

    @property
    def write_timeout(self):
        return self._write_timeout

    @write_timeout.setter
    def write_timeout(self, value):
        self._write_timeout = _seconds(value)

    # Up to so many bytes, and no further than `end`, as far as they come in time.
    def _take(self, size, end=None):
        taken, start = b"", _ticks_ms()
        while size < 0 or len(taken) < size:
            if _typed():
                taken += _read(1)
                if end is not None and taken.endswith(end):
                    break
            elif self._timeout is not None and (_ticks_ms() - start) % (1 << 29) >= self._timeout * 1000:
                break
            else:
                _wait()
        return taken

    def read(self, size=1):
        return self._take(size)

    def readinto(self, buf):
        taken = self._take(len(buf))
        buf[:len(taken)] = taken
        return len(taken)

    def readline(self, size=-1):
        return self._take(size, b"\n")

    def readlines(self):
        lines = []
        while _typed():
            lines.append(self.readline())
        return lines

    def write(self, buf):
        # As long as a print of so many bytes.
        _spend(100000 + 2500 * len(buf))
        _write(bytes(buf))
        return len(buf)

    def flush(self):
        pass

    def reset_input_buffer(self):
        if _typed():
            _read(_typed())

    def reset_output_buffer(self):
        pass

    def __repr__(self):
        return "<Serial>"


console, data = Serial(), None


def disable():
    raise RuntimeError("Cannot change USB devices now")


def enable(*, console=True, data=False):
    raise RuntimeError("Cannot change USB devices now")
