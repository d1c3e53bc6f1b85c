"""Buttons without bounce, by polling."""
from micropython import const
from adafruit_ticks import ticks_diff, ticks_ms

_STABLE = const(1)
_LAST = const(2)
_NEWS = const(4)


class Steady:
    def __init__(self, pin_or_question, interval=0.010):
        self._bits = 0
        if hasattr(pin_or_question, "value"):
            self._ask = lambda: pin_or_question.value
        else:
            self._ask = pin_or_question
        if self._ask():
            self._bits |= _STABLE | _LAST
        self._since = self._changed = ticks_ms()
        self.interval = interval

    def _is(self, bit):
        return (self._bits & bit) != 0

    def update(self):
        now = ticks_ms()
        self._bits &= ~_NEWS
        state = self._ask()
        if state != self._is(_LAST):
            self._since = now
            self._bits ^= _LAST
        elif ticks_diff(now, self._since) >= self.interval * 1000 and state != self._is(_STABLE):
            self._bits ^= _STABLE
            self._bits |= _NEWS
            self.lasted = ticks_diff(now, self._changed) / 1000
            self._changed = now

    rose = property(lambda self: self._is(_STABLE) and self._is(_NEWS))

    @property
    def fell(self):
        return not self._is(_STABLE) and self._is(_NEWS)


class Press(Steady):
    def __init__(self, pin, long_ms=500, **named):
        self._long_ms, self._pressed, self._told = long_ms, None, False
        super().__init__(pin, **named)

    def update(self):
        super().update()
        if super().fell:
            self._pressed, self._told = ticks_ms(), False
        elif super().rose:
            self._pressed = None

    @property
    def is_long(self):
        if self._pressed is None or self._told or ticks_diff(ticks_ms(), self._pressed) < self._long_ms:
            return False
        self._told = True
        return True
