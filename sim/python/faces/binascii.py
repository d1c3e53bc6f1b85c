# SPDX-License-Identifier: GPL-3.0-or-later
from binascii import a2b_base64, b2a_base64, crc32, hexlify, unhexlify
