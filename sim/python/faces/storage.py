# SPDX-License-Identifier: GPL-3.0-or-later
# The CIRCUITPY drive of a board whose computer has it mounted: the program may read it.
_os = need("os")
_open = modules["builtins"].open


def _path(value):
    if not isinstance(value, str):
        raise TypeError("can't convert '" + type(value).__name__ + "' object to str implicitly")
    return value


class VfsFat:
    def __init__(self, block_device):
        raise NotImplementedError

    @property
    def label(self):
        return "CIRCUITPY"

    @label.setter
    def label(self, value):
        raise OSError(30)

    readonly = property(lambda self: True)

    def mkfs(block_device):
        raise NotImplementedError

    def open(self, path, mode):
        return _open(path, mode)

    def ilistdir(self, path="/"):
        folder = path.rstrip("/") + "/"
        return iter([(name,) + ((0x4000, 0) if _os.stat(folder + name)[0] == 16384 else (0x8000, 0))
                     for name in _os.listdir(path)])

    def mkdir(self, path):
        raise OSError(30)

    rmdir = mkdir

    def stat(self, path):
        return _os.stat(path)

    def statvfs(self, path):
        return _os.statvfs(path)

    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        pass

    def __repr__(self):
        return "<VfsFat>"


_drive = VfsFat.__new__(VfsFat)


def mount(filesystem, mount_path, *, readonly=False):
    _path(mount_path)
    if not isinstance(filesystem, VfsFat):
        raise TypeError("filesystem must be of type VfsFat, not " + type(filesystem).__name__)
    raise OSError(1)  # the one drive there is has its place


def umount(mount):
    if mount is not _drive and (not isinstance(mount, str) or _path(mount) != "/"):
        raise OSError(22)
    raise OSError(1)


def remount(mount_path, readonly=False, *, disable_concurrent_write_protection=False):
    if _path(mount_path) != "/":
        raise OSError(22)
    raise RuntimeError("Cannot remount path when visible via USB.")


def getmount(mount_path):
    if _path(mount_path) != "/":
        raise OSError(22)
    return _drive


def erase_filesystem(*, extended=None):
    if extended:
        raise NotImplementedError("extended=True")
    raise SystemExit  # the board erases its drive and resets


def disable_usb_drive():
    raise RuntimeError("Cannot change USB devices now")


enable_usb_drive = disable_usb_drive
