# SPDX-License-Identifier: GPL-3.0-or-later
_need = need
_core = host.native("_board")
globals().update({name: thing for name, thing in vars(_core).items() if name[:1] != "_"})
_open = {}


def _bus(name, *pins):
    bus = _open.get(name)
    if bus is None or not bus._pins:
        bus = _open[name] = getattr(_need("busio"), name)(*pins)
    return bus


def I2C():
    return _bus("I2C", _core.SCL, _core.SDA)


def SPI():
    return _bus("SPI", _core.SCK, _core.MOSI, _core.MISO)


def UART():
    return _bus("UART", _core.TX, _core.RX)
