# SPDX-License-Identifier: GPL-3.0-or-later
import re as _re


class _Match:
    def __init__(self, found):
        self._found = found

    def group(self, index=0):
        if not 0 <= index <= self._found.re.groups:
            raise IndexError(index)
        return self._found.group(index)

    def groups(self):
        return self._found.groups()

    def start(self, index=0):
        return self._found.start(index)

    def end(self, index=0):
        return self._found.end(index)

    def span(self, index=0):
        return self._found.span(index)

    def __repr__(self):
        return "<match num=%d>" % (1 + self._found.re.groups)


def _wrapped(found):
    return None if found is None else _Match(found)


class _Pattern:
    def __init__(self, pattern):
        self._pattern = pattern

    def match(self, text):
        return _wrapped(self._pattern.match(_text(text)))

    def search(self, text):
        return _wrapped(self._pattern.search(_text(text)))

    def sub(self, replacement, text, count=0):
        return sub(self, replacement, text, count)

    def split(self, text, maxsplit=0):
        if self._pattern.groups:
            raise NotImplementedError("splitting with sub-captures")
        if maxsplit < 0:
            return [text]
        return self._pattern.split(text, maxsplit)

    def __repr__(self):
        return "<re %x>" % (id(self._pattern) & 0xFFF0)


_Match.__name__, _Pattern.__name__ = "match", "re"


# The board's expressions are simpler: no counted repeats, no \b, no back references, and `.` is any
# character. What has no meaning there stands for itself.
def _translated(pattern):
    out, in_set, escaped = "", False, False
    for letter in pattern:
        if escaped:
            plain = letter not in "dDsSwW" and (letter.isalpha() or letter.isdigit())
            out += letter if plain else "\\" + letter
            escaped = False
        elif letter == "\\":
            escaped = True
        elif in_set:
            in_set = letter != "]"
            out += "\\[" if letter == "[" else letter
        elif letter in "{}":
            out += "\\" + letter
        elif letter == "$":
            out += r"\Z"
        else:
            in_set = letter == "["
            out += letter
    return out


def _text(text):
    if not isinstance(text, (str, bytes, bytearray)):
        raise TypeError("can't convert '" + type(text).__name__ + "' object to str implicitly")
    return text


def compile(pattern, flags=0):
    if isinstance(pattern, _Pattern):
        return pattern
    if any(part in _text(pattern) for part in ("(?P", "(?=", "(?!", "(?<", "(?i")):
        raise ValueError("regex too complex")
    try:
        return _Pattern(_re.compile(_translated(pattern), _re.DOTALL))
    except _re.error:
        raise ValueError("regex too complex") from None


def match(pattern, text):
    return compile(pattern).match(text)


def search(pattern, text):
    return compile(pattern).search(text)


def sub(pattern, replacement, text, count=0):
    if callable(replacement):
        function = replacement
        replacement = lambda found: function(_Match(found))
    return compile(pattern)._pattern.sub(replacement, text, count)

