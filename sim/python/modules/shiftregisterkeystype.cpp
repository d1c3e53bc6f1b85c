// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/shiftregisterkeystype.h"

#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/keyscanners.h"
#include "sim/python/modules/pinobject.h"
#include "sim/shiftregisterkeys.h"

namespace sim::python {

namespace {

// One pin, or a sequence of them; each must be free.
std::optional<std::vector<core::PinId>> dataPinsFrom(PyObject *value)
{
    const std::optional<core::PinId> one = pinOf(value);
    std::optional<std::vector<core::PinId>> pins = one ? std::vector{*one} : pinsOf(value, "data");
    for (const core::PinId pin : pins.value_or(std::vector<core::PinId>{})) {
        if (!isFreePin(pin)) {
            return std::nullopt;
        }
    }
    return pins;
}

bool takeCount(std::vector<std::size_t> &counts, PyObject *value)
{
    const auto count = integerFrom(value, 1, 1, "key_count");
    if (count) {
        counts.push_back(static_cast<std::size_t>(*count));
    }
    return count.has_value();
}

// One number, or a sequence of as many as there are data pins.
std::optional<std::vector<std::size_t>> keyCountsFrom(PyObject *value, std::size_t dataPins)
{
    const bool isOne = PyLong_Check(value);
    const Py_ssize_t size = isOne ? 1 : PyObject_Length(value);
    if (size < 0) {
        PyErr_Format(PyExc_TypeError, "object of type '%s' has no len()", Py_TYPE(value)->tp_name);
        return std::nullopt;
    }
    if (static_cast<std::size_t>(size) != dataPins) {
        PyErr_Format(PyExc_ValueError, "key_count length must be %zu", dataPins);
        return std::nullopt;
    }
    std::vector<std::size_t> counts;
    for (Py_ssize_t i = 0; i < size; ++i) {
        const Ref each = isOne ? Ref::borrow(value) : Ref::steal(PySequence_GetItem(value, i));
        if (!each || !takeCount(counts, each.get())) {
            return std::nullopt;
        }
    }
    return counts;
}

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{{{"clock", true},
                           {"data", true},
                           {"latch", true},
                           {"value_to_latch"},
                           {"key_count", true},
                           {"value_when_pressed", true},
                           {"interval"},
                           {"max_events"},
                           {"debounce_threshold"}},
                          places,
                          names};
    // In the board's order.
    const auto data = given.good() ? dataPinsFrom(given[1]) : std::nullopt;
    const auto counts = data ? keyCountsFrom(given[4], data->size()) : std::nullopt;
    const auto clock = counts ? freePin(given[0], "clock") : std::nullopt;
    const auto latch = clock ? freePin(given[2], "latch") : std::nullopt;
    const auto toLatch = latch ? truthOf(given[3], true) : std::nullopt;
    const auto pressed = toLatch ? truthOf(given[5], false) : std::nullopt;
    const auto options = pressed ? scanOptionsFrom(given[6], given[7], given[8]) : std::nullopt;
    if (!options) {
        return nullptr;
    }
    spend(costs::pinSetUp * static_cast<int>(data->size() + 3));
    return newDevice<KeyScanner>(
        type,
        std::make_shared<ShiftRegisterKeys>(
            board().clock(), board().interrupts(), board().pins(), board().recorder(),
            ShiftRegisterKeys::Wires{*clock, *latch, *data, *counts, *toLatch, *pressed}, *options));
}

} // namespace

PyObject *shiftRegisterKeysType()
{
    static PyObject *type = newScannerType("ShiftRegisterKeys", create);
    return type;
}

} // namespace sim::python
