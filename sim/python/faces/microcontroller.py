# SPDX-License-Identifier: GPL-3.0-or-later
_core = host.native("_microcontroller")
Pin, pin, delay_us = _core.Pin, _core.pin, _core.delay_us
disable_interrupts, enable_interrupts = _core.disable_interrupts, _core.enable_interrupts
_temperature, _voltage = host.float(25), host.float("3.3")
nvm = bytearray(b"\xff" * 8192)
watchdog = None


class _Constant:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class ResetReason:
    POWER_ON = _Constant("microcontroller.ResetReason.POWER_ON")
    SOFTWARE = _Constant("microcontroller.ResetReason.SOFTWARE")
    RESET_PIN = _Constant("microcontroller.ResetReason.RESET_PIN")
    WATCHDOG = _Constant("microcontroller.ResetReason.WATCHDOG")
    UNKNOWN = _Constant("microcontroller.ResetReason.UNKNOWN")


class RunMode:
    NORMAL = _Constant("microcontroller.RunMode.NORMAL")
    SAFE_MODE = _Constant("microcontroller.RunMode.SAFE_MODE")
    UF2 = _Constant("microcontroller.RunMode.UF2")
    BOOTLOADER = _Constant("microcontroller.RunMode.BOOTLOADER")


class Processor:
    frequency = property(lambda self: 120000000)
    temperature = property(lambda self: _temperature)
    voltage = property(lambda self: _voltage)
    reset_reason = property(lambda self: ResetReason.POWER_ON)
    uid = property(lambda self: bytearray(b"METROLUME-BOARD1"))

    def __repr__(self):
        return "<Processor>"


cpu = Processor()
cpus = (cpu,)


def on_next_reset(run_mode):
    pass


def reset():
    raise SystemExit
