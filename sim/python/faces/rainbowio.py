# SPDX-License-Identifier: GPL-3.0-or-later
_spend = host.spend


def colorwheel(n):
    _spend(3000)
    if not isinstance(n, (int, float)):
        raise TypeError("can't convert " + type(n).__name__ + " to float")
    place = n % 256
    third = min(2, int(place / 85))
    up = min(255, int(3 * (place - 85 * third)))
    down = 255 - up
    return (down << 16 | up << 8, down << 8 | up, up << 16 | down)[third]
