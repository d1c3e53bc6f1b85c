# SPDX-License-Identifier: GPL-3.0-or-later
import math as _math

for _name in """acos acosh asin asinh atan atan2 atanh copysign cos cosh degrees erf erfc exp expm1 fabs fmod frexp
        gamma isfinite isinf isnan lgamma log log10 log2 modf pow radians sin sinh sqrt tan tanh""".split():
    globals()[_name] = host.in_floats(getattr(_math, _name))
ceil, floor, trunc = _math.ceil, _math.floor, _math.trunc
e, pi = host.float(_math.e), host.float(_math.pi)

ldexp = host.in_floats(lambda x, exp: _math.ldexp(x, int(exp)))


_float, _dist = host.float, _math.dist


def dist(p, q):
    return _float(_dist(p, q))
