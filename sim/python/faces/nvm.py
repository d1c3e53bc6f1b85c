# SPDX-License-Identifier: GPL-3.0-or-later
# The board keeps these bytes without power; here each run begins with fresh ones.
_SIZE = 8192


class ByteArray:
    _bytes = bytearray(b"\xff" * _SIZE)  # there is one such object, microcontroller.nvm

    def __new__(cls):
        raise TypeError("cannot create 'ByteArray' instances")

    def __len__(self):
        return _SIZE

    def __bool__(self):
        return True

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError("ByteArray indices must be integers, not " + type(index).__name__)
        if not -_SIZE <= index < _SIZE:
            raise IndexError("index out of range")
        return index

    def __getitem__(self, index):
        return self._bytes[index if isinstance(index, slice) else self._place(index)]

    def __setitem__(self, index, value):
        if not isinstance(index, slice):
            if not isinstance(value, int):
                raise TypeError("can't convert " + type(value).__name__ + " to int")
            if not 0 <= value <= 255:
                raise ValueError("Bytes must be between 0 and 255.")
            self._bytes[self._place(index)] = value
            return
        if not isinstance(value, (bytes, bytearray)):
            raise ValueError("array/bytes required on right side")
        if len(value) != len(range(*index.indices(_SIZE))):
            raise ValueError("Slice and value different lengths.")
        self._bytes[index] = value

    def __repr__(self):
        return "<ByteArray>"

