// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/boardmodule.h"

#include "sim/board.h"
#include "sim/costs.h"
#include "sim/metro_m4.h"
#include "sim/python/machine.h"
#include "sim/python/modules/newtype.h"
#include "sim/python/modules/pinobject.h"
#include "sim/python/modules/watchdogmodule.h"

namespace sim::python {

namespace {

bool add(PyObject *module, std::string_view name, PyObject *owned)
{
    const Ref object = Ref::steal(owned);
    return object && PyModule_AddObjectRef(module, std::string{name}.c_str(), object.get()) == 0;
}

PyObject *delayUs(PyObject *, PyObject *argument)
{
    const long long microseconds = PyLong_AsLongLong(argument);
    if (PyErr_Occurred() != nullptr) {
        return nullptr;
    }
    // A loop of the CPU's own: it takes what it takes, however fast code is said to be.
    board().clock().advance(std::chrono::microseconds{std::max(0LL, microseconds)});
    Py_RETURN_NONE;
}

PyObject *disableInterrupts(PyObject *, PyObject *)
{
    spend(costs::nativeCall);
    board().interrupts().turnOff();
    Py_RETURN_NONE;
}

PyObject *enableInterrupts(PyObject *, PyObject *)
{
    spend(costs::nativeCall);
    if (board().interrupts().areOff()) {
        board().interrupts().turnOn();
        Py_RETURN_NONE;
    }
    say("enable_interrupts() without disable_interrupts() before it: the board resets into safe "
        "mode and says \"Interrupt error.\"");
    PyErr_SetNone(PyExc_SystemExit);
    return nullptr;
}

PyMethodDef microcontrollerMethods[]{// NOLINT
                                     {"delay_us", delayUs, METH_O, nullptr},
                                     {"disable_interrupts", disableInterrupts, METH_NOARGS, nullptr},
                                     {"enable_interrupts", enableInterrupts, METH_NOARGS, nullptr},
                                     {nullptr, nullptr, 0, nullptr}};

} // namespace

PyObject *makeBoardCore()
{
    Ref module = Ref::steal(PyModule_New("board"));
    if (!module
        || !add(module.get(), "board_id", PyUnicode_FromString(std::string{metro_m4::boardId}.c_str()))) {
        return nullptr;
    }
    for (const metro_m4::BoardName &each : metro_m4::boardNames()) {
        if (!add(module.get(), each.name, pinObject(each.pin))) {
            return nullptr;
        }
    }
    return module.release();
}

PyObject *makeMicrocontrollerCore()
{
    Ref module = Ref::steal(PyModule_New("microcontroller"));
    Ref pins = Ref::steal(PyModule_New("pin"));
    if (!module || !pins) {
        return nullptr;
    }
    for (std::size_t i = 0; i < metro_m4::pins().size(); ++i) {
        const core::PinId pin{static_cast<std::uint8_t>(i)};
        const metro_m4::Pin &facts = metro_m4::pin(pin);
        if (facts.hasObject() && !add(pins.get(), facts.mcuName, pinObject(pin))) {
            return nullptr;
        }
    }
    if (!add(module.get(), "pin", pins.release())
        || !add(module.get(), "Pin", Ref::borrow(pinType()).release())
        || !add(module.get(), "watchdog", Ref::borrow(watchdogTimer()).release())
        || PyModule_AddFunctions(module.get(), microcontrollerMethods) != 0) {
        return nullptr;
    }
    return module.release();
}

} // namespace sim::python
