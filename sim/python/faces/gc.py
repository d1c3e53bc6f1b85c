# SPDX-License-Identifier: GPL-3.0-or-later
_spend, _stop_forgotten, _enabled = host.spend, host.stop_forgotten, [True]


def collect():
    _spend(2000000)
    _stop_forgotten()


def enable():
    _enabled[0] = True


def disable():
    _enabled[0] = False


def isenabled():
    return _enabled[0]


def mem_alloc():
    return 21680


def mem_free():
    return 124240
