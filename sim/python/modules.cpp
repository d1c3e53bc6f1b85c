// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules.h"

#include "sim/python/asynciomodule.h"
#include "sim/python/machine.h"
#include "sim/python/modules/boardmodule.h"
#include "sim/python/modules/clockmodules.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/keypadmodule.h"

namespace sim::python {

bool addBoardModules()
{
    addModule("board", makeBoard);
    addModule("digitalio", makeDigitalio);
    addModule("keypad", makeKeypad);
    // For the faces of the same name, which add what is Python.
    addModule("_time", makeTimeCore);
    addModule("_supervisor", makeSupervisorCore);
    addModule("_microcontroller", makeMicrocontrollerCore);
    return addAsyncio();
}

} // namespace sim::python
