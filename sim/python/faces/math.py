# SPDX-License-Identifier: GPL-3.0-or-later
import math as _math


def _real(function):
    def call(*numbers):
        try:
            return function(*numbers)
        except OverflowError:
            raise ValueError("math domain error") from None
    return call


for _name in """acos acosh asin asinh atan atan2 atanh ceil copysign cos cosh degrees erf erfc exp expm1 fabs floor
        fmod frexp gamma isfinite isinf isnan ldexp lgamma log log10 log2 modf pow radians sin sinh sqrt tan tanh
        trunc dist""".split():
    globals()[_name] = getattr(_math, _name)
for _name in "cosh exp expm1 gamma ldexp lgamma pow sinh".split():
    globals()[_name] = _real(getattr(_math, _name))
e, pi = _math.e, _math.pi
