# SPDX-License-Identifier: GPL-3.0-or-later
_read, _write = host.read, host.write


def getpass(prompt="Password: ", stream=None):
    (_write if stream is None else stream.write)(prompt)
    line = ""
    while True:
        typed = _read(1)
        if typed in "\r\n":
            break
        if typed == "\x04":
            raise EOFError
        line = line[:-1] if typed in "\b\x7f" else line + typed
    (_write if stream is None else stream.write)("\n")
    return line
