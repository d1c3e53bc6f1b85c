from glow import Show


class Runner(Show):
    """A light with a tail that runs to the end and back."""

    reports_rounds = True

    def __init__(self, strip, pace, colour, tail=2, backwards=False, name=None):
        self._tail, self._backwards = tail, backwards
        self._at, self._step = (len(strip) - 1, -1) if backwards else (0, 1)
        super().__init__(strip, pace, colour, name=name)

    def _prepare(self, colour):
        self._shades = [colour]
        for part in range(self._tail):
            self._shades.append(tuple(map(lambda each: each >> part + 1, colour)))

    def draw(self):
        self._strip.fill(0)
        for behind, shade in enumerate(self._shades):
            place = self._at - behind * self._step
            if place < 0 or place >= len(self._strip):
                continue
            self._strip[place] = shade
        self._at += self._step
        if not 0 <= self._at < len(self._strip):
            self._step = -self._step
            self._at += self._step
            if (self._step < 0) == self._backwards:
                self._round()
