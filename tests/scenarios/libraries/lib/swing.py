"""A servo by its angle."""


class _Pulses:
    def __init__(self, output, *, shortest=750, longest=2250):
        self._output = output
        period = 1000000 / output.frequency
        self._low = int(shortest / period * 0xFFFF)
        self._range = int(longest / period * 0xFFFF) - self._low

    @property
    def share(self):
        if self._output.duty_cycle == 0:
            return None
        return (self._output.duty_cycle - self._low) / self._range

    @share.setter
    def share(self, value):
        if value is None:
            self._output.duty_cycle = 0
            return
        if not 0.0 <= value <= 1.0:
            raise ValueError("0.0 to 1.0 it must be")
        self._output.duty_cycle = self._low + int(value * self._range)


class Swing(_Pulses):
    def __init__(self, output, *, degrees=180, **named):
        super().__init__(output, **named)
        self.degrees = degrees

    @property
    def angle(self):
        return None if self.share is None else self.degrees * self.share

    @angle.setter
    def angle(self, angle):
        if angle is not None and not 0 <= angle <= self.degrees:
            raise ValueError("no such angle")
        self.share = None if angle is None else angle / self.degrees

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.angle = None
