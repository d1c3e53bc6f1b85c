# SPDX-License-Identifier: GPL-3.0-or-later
_core = host.native("_microcontroller")
Pin, pin, delay_us = _core.Pin, _core.pin, _core.delay_us
disable_interrupts, enable_interrupts = _core.disable_interrupts, _core.enable_interrupts
_temperature, _voltage = host.float(25), host.float("3.3")
nvm = object.__new__(need("nvm").ByteArray)
watchdog = _core.watchdog


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
    BROWNOUT = _Constant("microcontroller.ResetReason.BROWNOUT")
    DEEP_SLEEP_ALARM = _Constant("microcontroller.ResetReason.DEEP_SLEEP_ALARM")
    RESCUE_DEBUG = _Constant("microcontroller.ResetReason.RESCUE_DEBUG")
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
