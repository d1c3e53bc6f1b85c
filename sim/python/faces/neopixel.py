# SPDX-License-Identifier: GPL-3.0-or-later
# The library of that name, 6.4.1, which on the board is Python in lib/.
_digitalio = need("digitalio")
_write = need("neopixel_write").neopixel_write
_PixelBuf = need("adafruit_pixelbuf").PixelBuf
_spend = host.spend
__version__ = "6.4.1"
__exports__ = ("__version__",)
RGB = "RGB"
GRB = "GRB"
RGBW = "RGBW"
GRBW = "GRBW"


class NeoPixel(_PixelBuf):
    def __init__(self, pin, n, *, bpp=3, brightness=1.0, auto_write=True, pixel_order=None):
        if not pixel_order:
            pixel_order = GRB if bpp == 3 else GRBW
        elif isinstance(pixel_order, tuple):
            pixel_order = "".join("RGBW"[place] for place in pixel_order)
        _spend(150000)
        super().__init__(n, brightness=brightness, byteorder=pixel_order, auto_write=auto_write)
        self.pin = _digitalio.DigitalInOut(pin)
        self.pin.direction = _digitalio.Direction.OUTPUT

    n = property(lambda self: len(self))

    def deinit(self):
        self.fill(0)
        self.show()
        self.pin.deinit()

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self.deinit()

    def __repr__(self):
        return "[" + ", ".join(str(each) for each in self) + "]"

    def write(self):
        self.show()

    def _transmit(self, buffer):
        # A method of Python calls one of C.
        _spend(20000)
        _write(self.pin, buffer)
