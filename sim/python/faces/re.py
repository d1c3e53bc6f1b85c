# SPDX-License-Identifier: GPL-3.0-or-later
import re as _re


class _Match:
    def __init__(self, found):
        self._found = found

    def group(self, index=0):
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
        return _wrapped(self._pattern.match(text))

    def search(self, text):
        return _wrapped(self._pattern.search(text))

    def sub(self, replacement, text, count=0):
        return sub(self, replacement, text, count)

    def split(self, text, maxsplit=0):
        if maxsplit < 0:
            return [text]
        return self._pattern.split(text, maxsplit)

    def __repr__(self):
        return "<re %x>" % (id(self._pattern) & 0xFFF0)


_Match.__name__, _Pattern.__name__ = "match", "re"


def compile(pattern, flags=0):
    if isinstance(pattern, _Pattern):
        return pattern
    if any(part in pattern for part in ("(?P", "(?=", "(?!", "(?<")):
        raise ValueError("Error in regex")
    try:
        return _Pattern(_re.compile(pattern))
    except _re.error:
        raise ValueError("Error in regex") from None


def match(pattern, text):
    return compile(pattern).match(text)


def search(pattern, text):
    return compile(pattern).search(text)


def sub(pattern, replacement, text, count=0):
    if callable(replacement):
        function = replacement
        replacement = lambda found: function(_Match(found))
    return compile(pattern)._pattern.sub(replacement, text, count)

