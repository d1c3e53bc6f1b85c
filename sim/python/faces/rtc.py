# SPDX-License-Identifier: GPL-3.0-or-later
_time = need("time")
_set_time = host.native("_time").set_time
_calibration = [0]


class RTC:
    def __new__(cls):
        return _clock

    @property
    def datetime(self):
        return _time.localtime()

    @datetime.setter
    def datetime(self, value):
        if not isinstance(value, (tuple, list)) or len(value) != 9:
            raise TypeError("can't convert '" + type(value).__name__ + "' object to struct_time implicitly")
        _set_time(_time.mktime(value))

    @property
    def calibration(self):
        return _calibration[0]

    @calibration.setter
    def calibration(self, value):
        if not -127 <= value <= 127:
            raise ValueError("calibration must be -127-127")
        _calibration[0] = value

    def __repr__(self):
        return "<RTC>"


_clock = object.__new__(RTC)


def set_time_source(rtc):
    _set_time(_time.mktime(rtc.datetime))
