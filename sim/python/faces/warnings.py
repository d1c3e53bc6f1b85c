# SPDX-License-Identifier: GPL-3.0-or-later
_write, _action = host.write, ["default"]


def warn(message, category=Exception):
    if _action[0] == "error":
        raise category(message)
    if _action[0] != "ignore":
        _write(category.__name__ + ": " + str(message) + "\n")


def simplefilter(action, category=Exception):
    _action[0] = action
