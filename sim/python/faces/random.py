# SPDX-License-Identifier: GPL-3.0-or-later
# The board's generator is Yasmarang, by Ilya Levin; a seed gives the same numbers here as there.
_MASK = 0xFFFFFFFF
_state = [0xEDA4BABA, 69, 233, 0]


def _next():
    pad, n, d, dat = _state
    pad = (pad + dat + d * n) & _MASK
    pad = ((pad << 3) + (pad >> 29)) & _MASK
    n = pad | 2
    d = (d ^ ((pad << 31) + (pad >> 1))) & _MASK
    dat = (dat ^ (pad & 0xFF) ^ (d >> 8) ^ 1) & 0xFF
    _state[:] = [pad, n, d, dat]
    return (pad ^ ((d << 5) & _MASK) ^ (pad >> 18) ^ ((dat << 1) & _MASK)) & _MASK


_fresh = host.bits


def seed(value=None):
    value = _fresh() if value is None else value
    _state[:] = [value & _MASK, 69, 233, 0]


def getrandbits(bits):
    if not 0 <= bits <= 32:
        raise ValueError("bits must be 32 or less")
    if bits == 0:
        return 0
    mask = _MASK
    while mask & (1 << (bits - 1)) == 0 or mask >> bits:
        mask >>= 1
    return _next() & mask


def _below(limit):
    mask = 1
    while mask & limit < limit:
        mask = (mask << 1) | 1
    while True:
        number = _next() & mask
        if number < limit:
            return number


def randrange(start, stop=None, step=1):
    if stop is None:
        if start > 0:
            return _below(start)
        raise ValueError("stop not reachable from start")
    if step == 0:
        raise ValueError("randrange step cannot be zero")
    steps = (stop - start + step + (-1 if step > 0 else 1)) // step
    if steps > 0:
        return start + step * _below(steps)
    raise ValueError("stop not reachable from start")


def randint(a, b):
    if a <= b:
        return a + _below(b - a + 1)
    raise ValueError("")


def choice(sequence):
    length = len(sequence)
    if length > 0:
        return sequence[_below(length)]
    raise IndexError("empty sequence")


def random():
    return (_next() >> 9) / 8388608


def uniform(a, b):
    return a + (b - a) * random()


seed()
