# SPDX-License-Identifier: GPL-3.0-or-later
_core = host.native("_supervisor")
ticks_ms = _core.ticks_ms


class _Constant:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class RunReason:
    STARTUP = _Constant("supervisor.RunReason.STARTUP")
    AUTO_RELOAD = _Constant("supervisor.RunReason.AUTO_RELOAD")
    SUPERVISOR_RELOAD = _Constant("supervisor.RunReason.SUPERVISOR_RELOAD")
    REPL_RELOAD = _Constant("supervisor.RunReason.REPL_RELOAD")


class SafeModeReason:
    NONE = _Constant("supervisor.SafeModeReason.NONE")
    USER = _Constant("supervisor.SafeModeReason.USER")
    PROGRAMMATIC = _Constant("supervisor.SafeModeReason.PROGRAMMATIC")


class Runtime:
    usb_connected = property(lambda self: True)
    serial_connected = property(lambda self: True)
    serial_bytes_available = property(lambda self: _core_typed())
    run_reason = property(lambda self: RunReason.STARTUP)
    safe_mode_reason = property(lambda self: SafeModeReason.NONE)
    display = property(lambda self: None)

    def __init__(self):
        self.autoreload = True
        self.rgb_status_brightness = 63

    def __repr__(self):
        return "<Runtime>"


_core_typed = host.typed
runtime = Runtime()


def reload():
    raise SystemExit


def get_previous_traceback():
    return None


def set_next_code_file(filename, *, reload_on_success=False, reload_on_error=False, sticky_on_success=False,
                       sticky_on_error=False, sticky_on_reload=False):
    pass


def set_usb_identification(manufacturer=None, product=None, vid=-1, pid=-1):
    raise RuntimeError("Cannot change USB devices now")


def get_setting(name, default=None):
    return default


def reset_terminal(x_pixels, y_pixels):
    pass


class StatusBar:
    def __init__(self):
        self.console = self.display = True

    def __repr__(self):
        return "<StatusBar>"


status_bar = StatusBar()
