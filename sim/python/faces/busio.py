# SPDX-License-Identifier: GPL-3.0-or-later
# Buses with nothing on them: what is written goes nowhere and nobody answers.
_DigitalInOut = need("digitalio").DigitalInOut
_Pull = need("digitalio").Pull
_delay_us, _spend = need("microcontroller").delay_us, host.spend
_BYTE_US = 8


def _check(bus):
    if not bus._pins:
        raise ValueError("Object has been deinitialized and can no longer be used. Create a new object.")


def _claim(*pins):
    claimed = []
    try:
        for pin in pins:
            if pin is not None:
                claimed.append(_DigitalInOut(pin))
    except (TypeError, ValueError):
        for each in claimed:
            each.deinit()
        raise
    return claimed


def _within(value, low, high, name):
    if not isinstance(value, int):
        raise TypeError("can't convert " + type(value).__name__ + " to int")
    if not low <= value <= high:
        raise ValueError("%s must be %d-%d" % (name, low, high))
    return value


class _Bus:
    def deinit(self):
        for each in self._pins:
            each.deinit()
        self._pins = []

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self.deinit()

    def __repr__(self):
        return "<" + type(self).__name__ + ">"


class _LockedBus(_Bus):
    _locked = False

    def try_lock(self):
        _check(self)
        _spend(4000)
        granted = not self._locked
        self._locked = True
        return granted

    def unlock(self):
        _check(self)
        _spend(4000)
        self._locked = False

    def _own(self):
        _check(self)
        if not self._locked:
            raise RuntimeError("Function requires lock")


class I2C(_LockedBus):
    def __init__(self, scl, sda, *, frequency=100000, timeout=255):
        self._pins = _claim(scl, sda)
        # Without a resistor of the bus's own a weak pull brings the line down.
        for each in self._pins:
            each.pull = _Pull.DOWN
        _delay_us(10)
        pulled_up = all([each.value for each in self._pins])
        for each in self._pins:
            each.pull = None
        if not pulled_up:
            self.deinit()
            raise RuntimeError("No pull up found on SDA or SCL; check your wiring")

    def scan(self):
        self._own()
        _delay_us(112 * 100)
        return []

    def _nobody(self, *arguments, **named):
        self._own()
        _delay_us(100)
        raise OSError(19)

    readfrom_into = writeto = writeto_then_readfrom = _nobody


class SPI(_LockedBus):
    frequency = property(lambda self: _check(self) or self._frequency)

    def __init__(self, clock, MOSI=None, MISO=None, half_duplex=False):
        self._pins = _claim(clock, MOSI, MISO)
        self._data_in = self._pins[-1] if MISO is not None else None
        self._data_out = MOSI is not None
        self._frequency = 250000

    def configure(self, *, baudrate=100000, polarity=0, phase=0, bits=8):
        self._own()
        _within(polarity, 0, 1, "polarity")
        _within(phase, 0, 1, "phase")
        _within(bits, 8, 8, "bits")
        self._frequency = baudrate

    def _transfer(self, count):
        _delay_us(count * _BYTE_US * 1000000 // self._frequency)
        return b"\xff" if self._data_in.value else b"\0"

    def write(self, buffer, *, start=0, end=2147483647):
        self._own()
        if not self._data_out:
            raise ValueError("No MOSI pin")
        _delay_us(len(bytes(buffer)[start:end]) * _BYTE_US * 1000000 // self._frequency)

    def readinto(self, buffer, *, start=0, end=2147483647, write_value=0):
        self._own()
        if self._data_in is None:
            raise ValueError("No MISO pin")
        count = len(bytes(buffer)[start:end])
        buffer[start:start + count] = self._transfer(count) * count

    def write_readinto(self, out_buffer, in_buffer, *, out_start=0, out_end=2147483647, in_start=0,
                       in_end=2147483647):
        self._own()
        count = len(bytes(in_buffer)[in_start:in_end])
        if count != len(bytes(out_buffer)[out_start:out_end]):
            raise ValueError("buffer slices must be of equal length")
        in_buffer[in_start:in_start + count] = self._transfer(count) * count


class _Parity:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class UART(_Bus):
    class Parity:
        ODD = _Parity("busio.UART.Parity.ODD")
        EVEN = _Parity("busio.UART.Parity.EVEN")

    def __init__(self, tx=None, rx=None, *, rts=None, cts=None, rs485_dir=None, rs485_invert=False, baudrate=9600,
                 bits=8, parity=None, stop=1, timeout=1, receiver_buffer_size=64):
        if tx is None and rx is None:
            raise ValueError("tx and rx cannot both be None")
        _within(bits, 5, 9, "bits")
        _within(stop, 1, 2, "stop")
        self._pins = _claim(tx, rx)
        self._sends, self._receives = tx is not None, rx is not None
        if self._sends:
            self._pins[0].switch_to_output(True)  # a line at rest is high
        self._baudrate, self._timeout = baudrate, timeout

    @property
    def baudrate(self):
        _check(self)
        return self._baudrate

    @baudrate.setter
    def baudrate(self, value):
        _check(self)
        self._baudrate = value

    @property
    def timeout(self):
        _check(self)
        return self._timeout

    @timeout.setter
    def timeout(self, value):
        _check(self)
        if not 0 <= value <= 100:
            raise ValueError("timeout must be 0-100")
        self._timeout = value

    in_waiting = property(lambda self: _check(self) or 0)

    def reset_input_buffer(self):
        _check(self)

    def write(self, buffer):
        _check(self)
        if not self._sends:
            raise ValueError("No TX pin")
        count = len(bytes(buffer))
        _delay_us(count * 10 * 1000000 // self._baudrate)
        return count

    def _nothing(self, *arguments):
        _check(self)
        if not self._receives:
            raise ValueError("No RX pin")
        _delay_us(int(self._timeout * 1000000))

    read = readinto = readline = _nothing
