from . import SECOND
from .shows.runner import Runner as _Runner

BLACK = (0, 0, 0)


def fading(steps, colour):
    """A generator of ever darker colours."""
    for step in range(steps, 0, -1):
        share = step / steps
        yield tuple([int(part * share) for part in colour])


class Part:
    """Some pixels of a strip, as a strip of their own."""

    def __init__(self, strip, first, end):
        self._strip, self._first, self._count = strip, first, end - first

    def __len__(self):
        return self._count

    def __setitem__(self, place, colour):
        if isinstance(place, slice):
            start, stop, step = place.indices(self._count)
            self._strip[start + self._first : stop + self._first : step] = colour
        else:
            self._strip[place + self._first] = colour

    def __getitem__(self, place):
        if not 0 <= place < self._count:
            raise IndexError
        return self._strip[place + self._first]

    def __repr__(self):
        return "[" + ", ".join([str(each) for each in self]) + "]"

    def fill(self, colour):
        self[0 : self._count] = [colour] * self._count


class InTurn:
    def __init__(self, *shows, seconds=None, shuffled=False, name=None):
        if not shows:
            raise ValueError("at least one show")
        self._shows, self._now, self.name = shows, 0, name
        self._turn = seconds * SECOND if seconds else None
        for show in self._shows:
            show.tell(self._heard)

    def _heard(self, show):
        print(self.name, "heard of", show)
        self._now = (self._now + 1) % len(self._shows)

    def choose(self, which):
        if isinstance(which, str):
            which = [show.name for show in self._shows].index(which)
        self._now = which

    def play(self):
        return self._shows[self._now].play()


def runner(*arguments, **named):
    return _Runner(*arguments, **named)
