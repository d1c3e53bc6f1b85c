# SPDX-License-Identifier: GPL-3.0-or-later
def getlocale():
    return ("en_US", "UTF-8")
