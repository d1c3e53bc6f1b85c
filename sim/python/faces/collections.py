# SPDX-License-Identifier: GPL-3.0-or-later
import collections as _collections
import operator as _operator

host.strip(_collections.deque, "maxlen rotate count insert index remove reverse copy clear extendleft")


class OrderedDict(_collections.OrderedDict):
    def __eq__(self, other):
        return isinstance(other, _collections.OrderedDict) and super().__eq__(other)

    __hash__ = None

    def __repr__(self):
        return "OrderedDict({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.items()) + "})"


def namedtuple(name, fields, **named):
    if named:
        raise TypeError("function doesn't take keyword arguments")
    if isinstance(fields, str):
        fields = fields.split()
    made = type(name, (tuple,), {
        "__new__": lambda cls, *values, **named: _new(cls, name, fields, values, named),
        "__repr__": lambda self: name + "(" + ", ".join(f"{f}={v!r}" for f, v in zip(fields, self)) + ")",
        "__slots__": (),
    })
    for index, field in enumerate(fields):
        setattr(made, field, property(_operator.itemgetter(index)))
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
    def __init__(self, *arguments):
        if len(arguments) < 2:
            raise TypeError("function missing %d required positional arguments" % (2 - len(arguments)))
        iterable, self._limit = arguments[:2]
        self._strict = len(arguments) > 2 and arguments[2] & 1
        super().__init__(iterable, self._limit)

    def append(self, item):
        if self._strict and len(self) == self._limit:
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

    def __eq__(self, other):
        return self is other

    __hash__ = None

    def __repr__(self):
        return "<deque>"
