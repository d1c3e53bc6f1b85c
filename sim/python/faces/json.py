# SPDX-License-Identifier: GPL-3.0-or-later
import json as _json


def dumps(obj, *, separators=(", ", ": ")):
    return _json.dumps(obj, ensure_ascii=False, separators=separators, default=str)


def dump(obj, stream, *, separators=(", ", ": ")):
    stream.write(dumps(obj, separators=separators))


def loads(text):
    try:
        return _json.loads(text if isinstance(text, str) else bytes(text).decode())
    except ValueError:
        raise ValueError("syntax error in JSON") from None


def load(stream):
    return loads(stream.read())
