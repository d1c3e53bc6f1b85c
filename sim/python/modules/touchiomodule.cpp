// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/touchiomodule.h"

#include "sim/costs.h"
#include "sim/python/machine.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/digitalio.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/modules/pinobject.h"

namespace sim::python {

namespace {

PyObject *create(PyTypeObject *, PyObject *places, PyObject *names)
{
    const Arguments given{{{"pin", true, true}, {"pull"}}, places, names};
    const std::optional<core::PinId> pin = given.good() ? freePin(given[0]) : std::nullopt;
    const std::optional<core::Pull> pull = pin ? pullFrom(given[1]) : std::nullopt;
    if (!pull) {
        return nullptr;
    }
    spend(costs::pinSetUp);
    PyErr_SetString(PyExc_ValueError,
                    *pull == core::Pull::Up ? "No pullup on pin; 1Mohm recommended"
                                            : "No pulldown on pin; 1Mohm recommended");
    return nullptr;
}

} // namespace

PyObject *makeTouchio()
{
    static PyObject *touchIn = newType("TouchIn", sizeof(PyObject), {{Py_tp_new, slot(create)}});
    return newModule("touchio", {{"TouchIn", touchIn}});
}

} // namespace sim::python
