# SPDX-License-Identifier: GPL-3.0-or-later
import json as _json

_dict, _float, _quoted = host.dict, host.float, _json.encoder.encode_basestring


def _text(obj, comma, colon):
    if obj is None or obj is True or obj is False:
        return {None: "null", True: "true", False: "false"}[obj]
    if isinstance(obj, (list, tuple)):
        return "[" + comma.join(_text(item, comma, colon) for item in obj) + "]"
    if isinstance(obj, dict):
        return "{" + comma.join(_key(key, comma, colon) + colon + _text(value, comma, colon)
                                for key, value in obj.items()) + "}"
    if isinstance(obj, (int, float)):
        return repr(obj)
    return _quoted(str(obj))


def _key(key, comma, colon):
    text = _text(key, comma, colon)
    return text if text.startswith('"') else '"' + text + '"'


def dumps(obj, *, separators=(", ", ": ")):
    return _text(obj, *separators)


def dump(obj, stream, *, separators=(", ", ": ")):
    stream.write(dumps(obj, separators=separators))


def loads(text):
    try:
        return _json.loads(text if isinstance(text, str) else bytes(text).decode(), parse_float=_float,
                           object_pairs_hook=_dict)
    except ValueError:
        raise ValueError("syntax error in JSON") from None


def load(stream):
    return loads(stream.read())
