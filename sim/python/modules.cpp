// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules.h"

#include "sim/python/asynciomodule.h"
#include "sim/python/machine.h"
#include "sim/python/modules/analogiomodule.h"
#include "sim/python/modules/boardmodule.h"
#include "sim/python/modules/clockmodules.h"
#include "sim/python/modules/countiomodule.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/keypadmodule.h"
#include "sim/python/modules/neopixelwritemodule.h"
#include "sim/python/modules/pulseiomodule.h"
#include "sim/python/modules/pwmiomodule.h"
#include "sim/python/modules/rotaryiomodule.h"
#include "sim/python/modules/touchiomodule.h"
#include "sim/python/modules/watchdogmodule.h"

namespace sim::python {

bool addBoardModules()
{
    addModule("digitalio", makeDigitalio);
    addModule("analogio", makeAnalogio);
    addModule("countio", makeCountio);
    addModule("keypad", makeKeypad);
    addModule("neopixel_write", makeNeopixelWrite);
    addModule("pulseio", makePulseio);
    addModule("pwmio", makePwmio);
    addModule("rotaryio", makeRotaryio);
    addModule("touchio", makeTouchio);
    addModule("watchdog", makeWatchdog);
    // For the faces of the same name, which add what is Python.
    addModule("_board", makeBoardCore);
    addModule("_time", makeTimeCore);
    addModule("_supervisor", makeSupervisorCore);
    addModule("_microcontroller", makeMicrocontrollerCore);
    return addAsyncio();
}

} // namespace sim::python
