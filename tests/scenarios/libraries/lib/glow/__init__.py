"""Light that moves along a strip: a package in the style of those that learners put into lib/."""
try:
    from micropython import const
except ImportError:

    def const(number):
        return number


try:
    from typing import Optional, Tuple
except ImportError:
    pass

from time import monotonic_ns

__version__ = "1.0.0-auto.0"
__repo__ = "none"

SECOND = const(1_000_000_000)


class Show:
    """What all shows have in common."""

    reports_rounds = False

    def __init__(self, strip, pace, colour, name=None, partners=None):
        self._strip = strip
        self._strip.auto_write = False
        self._partners = [self] + partners if partners is not None else [self]
        self._listeners = []
        self._colour = None
        self._due = monotonic_ns()
        self.pace = pace  # by its setter
        self.colour = colour
        self.name = name
        self.rounds = 0
        """How often it has come round."""

    def __str__(self):
        return "<%s: %s>" % (self.__class__.__name__, self.name)

    @property
    def pace(self) -> float:
        """Seconds between two pictures."""
        return self._pace / SECOND

    @pace.setter
    def pace(self, seconds: float) -> None:
        self._pace = int(seconds * SECOND)

    @property
    def colour(self) -> "Optional[Tuple[int, int, int]]":
        return self._colour

    @colour.setter
    def colour(self, colour):
        if isinstance(colour, int):
            colour = (colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF)
        self._colour = colour
        self._prepare(colour)

    def _prepare(self, colour):
        """For shows that compute something of their colour."""

    def draw(self):
        raise NotImplementedError()

    def tell(self, listener):
        self._listeners.append(listener)

    def _round(self):
        self.rounds += 1
        for listener in self._listeners:
            listener(self)

    def play(self, show=True):
        now = monotonic_ns()
        if now < self._due:
            return False
        for each in self._partners:
            each.draw()
        if show:
            self._strip.show()
        self._due = now + self._pace
        return True
