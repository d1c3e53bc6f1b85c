# SPDX-License-Identifier: GPL-3.0-or-later
import collections as _collections

OrderedDict = _collections.OrderedDict


def namedtuple(name, fields):
    if isinstance(fields, str):
        fields = fields.split()
    made = type(name, (tuple,), {
        "__new__": lambda cls, *values, **named: _new(cls, name, fields, values, named),
        "__repr__": lambda self: name + "(" + ", ".join(f"{f}={v!r}" for f, v in zip(fields, self)) + ")",
        "__slots__": (),
    })
    for index, field in enumerate(fields):
        setattr(made, field, property(lambda self, index=index: self[index]))
    made._asdict = lambda self: OrderedDict(zip(fields, self))
    return made


def _new(cls, name, fields, values, named):
    given = len(values) + len(named)
    if given != len(fields):
        raise TypeError("function takes %d positional arguments but %d were given" % (len(fields), given))
    rest = []
    for field in fields[len(values):]:
        if field not in named:
            raise TypeError("unexpected keyword argument '" + next(iter(named)) + "'")
        rest.append(named[field])
    return tuple.__new__(cls, tuple(values) + tuple(rest))


class deque(_collections.deque):
    def __init__(self, iterable, maxlen, flags=0):
        self._strict = flags & 1
        super().__init__(iterable, maxlen)

    def append(self, item):
        if self._strict and len(self) == self.maxlen:
            raise IndexError("full")
        super().append(item)

    def popleft(self):
        if not self:
            raise IndexError("empty")
        return super().popleft()

    def pop(self):
        if not self:
            raise IndexError("empty")
        return super().pop()

    def __repr__(self):
        return "<deque>"
