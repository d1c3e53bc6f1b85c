# SPDX-License-Identifier: GPL-3.0-or-later
# In C on the board: it takes the time that is spent here, and nothing by line.
_spend, _float, _colorwheel = host.spend, host.float, need("rainbowio").colorwheel
_ORDERS = "RGB RBG GRB GBR BRG BGR RGBW RBGW GRBW GBRW BRGW BGRW".split()


def _real(value):
    if not isinstance(value, (int, float)):
        raise TypeError("can't convert " + type(value).__name__ + " to float")
    return _float(value)


def _byte(value):
    if not isinstance(value, (int, float)):
        raise TypeError("can't convert " + type(value).__name__ + " to int")
    return int(value) & 255


def wheel(n):
    return _colorwheel(n)


class PixelBuf:
    def __init__(self, size, *, byteorder="BGR", brightness=1.0, auto_write=False, header=None, trailer=None):
        if not isinstance(byteorder, str):
            raise TypeError("byteorder must be of type str, not " + type(byteorder).__name__)
        if byteorder not in _ORDERS and byteorder[:1] != "P":
            raise ValueError("Invalid byteorder")
        # A DotStar's first byte holds its own brightness.
        self._dotstar = byteorder[:1] == "P"
        self._order = byteorder
        self._ends = (bytes(header or b""), bytes(trailer or b""))
        self._white = byteorder[-1:] == "W"
        self._brightness = min(1.0, max(0.0, _real(brightness)))
        self._auto_write = bool(auto_write)
        self._colours = [(0, 0, 0, 0) if self._white else (0, 0, 0)] * size

    bpp = property(lambda self: len(self._order))
    byteorder = property(lambda self: self._order)

    @property
    def auto_write(self):
        return self._auto_write

    @auto_write.setter
    def auto_write(self, value):
        self._auto_write = bool(value)

    @property
    def brightness(self):
        return self._brightness

    @brightness.setter
    def brightness(self, value):
        self._brightness = min(1.0, max(0.0, _real(value)))
        if self._auto_write:
            self.show()

    def __len__(self):
        return len(self._colours)

    def __repr__(self):
        return repr(self._colours)

    def _colour(self, value):
        if isinstance(value, (int, float)):
            number = int(value)
            red, green, blue, white = number >> 16 & 255, number >> 8 & 255, number & 255, number >> 24 & 255
            if not self._white:
                return red, green, blue
            if white == 0 and red == green == blue:
                return 0, 0, 0, red
            return red, green, blue, white
        if not hasattr(value, "__len__"):
            raise TypeError("object of type '" + type(value).__name__ + "' has no len()")
        if not 3 <= len(value) <= 4:
            raise ValueError("color length must be 3-4")
        red, green, blue = _byte(value[0]), _byte(value[1]), _byte(value[2])
        if not self._white:
            return red, green, blue
        return red, green, blue, _byte(value[3]) if len(value) == 4 else 0

    def _place(self, index):
        if not isinstance(index, int):
            raise TypeError(type(self).__name__ + " indices must be integers, not " + type(index).__name__)
        if not -len(self._colours) <= index < len(self._colours):
            raise IndexError("index out of range")
        return index

    def __getitem__(self, index):
        _spend(3000)
        return self._colours[index if isinstance(index, slice) else self._place(index)]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(len(self._colours)))
            if len(places) != len(value):
                raise ValueError(
                    "Unmatched number of items on RHS (expected %d, got %d)." % (len(places), len(value)))
            _spend(3000 + 1000 * len(places))
            for place, each in zip(places, value):
                self._colours[place] = self._colour(each)
        else:
            _spend(3000)
            self._colours[self._place(index)] = self._colour(value)
        if self._auto_write:
            self.show()

    def fill(self, color):
        _spend(3000 + 500 * len(self._colours))
        self._colours = [self._colour(color)] * len(self._colours)
        if self._auto_write:
            self.show()

    def _sent(self):
        scale = int(self._brightness * 256)
        places = ["RGBW".index(letter) for letter in self._order if letter != "P"]
        sent = bytearray(self._ends[0])
        for colour in self._colours:
            if self._dotstar:
                sent.append(255)
            sent.extend(colour[place] * scale // 256 for place in places)
        return sent + self._ends[1]

    def show(self):
        self._transmit(self._sent())

    def _transmit(self, buf):
        pass
