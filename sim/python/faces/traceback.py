# SPDX-License-Identifier: GPL-3.0-or-later
_text, _write = host.traceback, host.write


def _exception(exc, value):
    found = exc if value is None else value
    return found() if isinstance(found, type) else found


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    lines = _text(_exception(exc, value)).splitlines(True)
    return lines


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    text = _text(_exception(exc, value))
    (_write if file is None else file.write)(text)
