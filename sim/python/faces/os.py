# SPDX-License-Identifier: GPL-3.0-or-later
sep = "/"
_bits, _file, _files = host.bits, host.file, host.files


class _Uname(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        return ("(sysname=%r, nodename=%r, release=%r, version=%r, machine=%r)") % tuple(self)


def uname():
    return _Uname(("samd51j19", "samd51j19", "10.2.1", "10.2.1 on 2026-05-12",
                   "Adafruit Metro M4 Express with samd51j19"))


def getcwd():
    return "/"


def chdir(path):
    pass


def getenv(name, default=None):
    return default


# What lies in a folder of the drive; nothing if there is no such folder.
def _inside(path):
    start = path.strip("/") + "/" if path.strip("/") else ""
    return sorted({each[len(start):].partition("/")[0] for each in _files() if each.startswith(start)})


def listdir(path="/"):
    names = _inside(path)
    if not names:
        raise OSError(2)
    return names


def urandom(count):
    return bytes(_bits() & 0xFF for _ in range(count))


def sync():
    pass


def _readonly(*paths):
    raise OSError(30)


mkdir = remove = rename = rmdir = unlink = utime = _readonly


def stat(path):
    text = _file(path.strip("/"))
    if text is None and path.strip("/") and not _inside(path):
        raise OSError(2)
    kind, size = (16384, 0) if text is None else (32768, len(text.encode()))
    return kind, 0, 0, 0, 0, 0, size, 946684800, 946684800, 946684800


def statvfs(path):
    return (512, 512, 4028, 3900, 3900, 0, 0, 0, 0, 255)
