// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/keypadmodule.h"

#include "sim/keypad.h"
#include "sim/python/arguments.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/keyevents.h"
#include "sim/python/modules/keyscanners.h"
#include "sim/python/modules/pinobject.h"
#include "sim/python/modules/shiftregisterkeystype.h"

#include <algorithm>

namespace sim::python {

namespace {

bool hasDuplicates(std::vector<core::PinId> pins)
{
    std::sort(pins.begin(), pins.end());
    return std::adjacent_find(pins.begin(), pins.end()) != pins.end();
}

bool areFree(const std::vector<core::PinId> &pins)
{
    return std::all_of(pins.begin(), pins.end(), isFreePin);
}

PyObject *createKeys(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{{{"pins", true, true},
                           {"value_when_pressed", true},
                           {"pull"},
                           {"interval"},
                           {"max_events"},
                           {"debounce_threshold"}},
                          places,
                          names};
    if (!given.good()) {
        return nullptr;
    }
    const auto pins = pinsOf(given[0], "row_pins");
    if (!pins) {
        return nullptr;
    }
    if (hasDuplicates(*pins)) {
        // The board says so of Keys as well.
        PyErr_SetString(PyExc_TypeError, "row_pins contains duplicate pins");
        return nullptr;
    }
    const auto options = scanOptionsFrom(given[3], given[4], given[5]);
    const auto pressed = options ? truthOf(given[1], false) : std::nullopt;
    const auto pull = pressed ? truthOf(given[2], true) : std::nullopt;
    if (!pull || !areFree(*pins)) {
        return nullptr;
    }
    spend(costs::pinSetUp * static_cast<int>(pins->size() + 1));
    return newDevice<KeyScanner>(type,
                                 std::make_shared<Keys>(board().clock(), board().interrupts(), board().pins(),
                                                        board().recorder(),
                                                        Keys::Wires{*pins, *pressed, *pull}, *options));
}

PyObject *createMatrix(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{{{"row_pins", true, true},
                           {"column_pins", true, true},
                           {"columns_to_anodes", false, true},
                           {"interval"},
                           {"max_events"},
                           {"debounce_threshold"}},
                          places,
                          names};
    if (!given.good()) {
        return nullptr;
    }
    const auto rows = pinsOf(given[0], "row_pins");
    const auto columns = rows ? pinsOf(given[1], "column_pins") : std::nullopt;
    if (!columns) {
        return nullptr;
    }
    std::vector<core::PinId> all = *rows;
    all.insert(all.end(), columns->begin(), columns->end());
    const char *where = hasDuplicates(*rows) ? "row_pins contains"
        : hasDuplicates(*columns)            ? "column_pins contains"
        : hasDuplicates(all)                 ? "row_pins and column_pins contain"
                                             : nullptr;
    if (where != nullptr) {
        return PyErr_Format(PyExc_TypeError, "%s duplicate pins", where);
    }
    const auto options = scanOptionsFrom(given[3], given[4], given[5]);
    const auto anodes = options ? truthOf(given[2], true) : std::nullopt;
    if (!anodes || !areFree(all)) {
        return nullptr;
    }
    spend(costs::pinSetUp * static_cast<int>(all.size() + 1));
    return newDevice<KeyScanner>(
        type,
        std::make_shared<KeyMatrix>(board().clock(), board().interrupts(), board().pins(), board().recorder(),
                                    KeyMatrix::Wires{*rows, *columns, *anodes}, *options));
}

const KeyMatrix *usableMatrix(PyObject *object)
{
    // Only objects of this type have the methods that ask.
    return static_cast<const KeyMatrix *>(usable<KeyScanner>(object));
}

PyObject *toRowColumn(PyObject *object, PyObject *number)
{
    const KeyMatrix *matrix = usableMatrix(object);
    const auto last = static_cast<std::int64_t>(matrix != nullptr ? matrix->keyCount() : 0) - 1;
    const auto key = matrix != nullptr ? integerWithin(number, 0, last, 0, "key_number") : std::nullopt;
    if (!key) {
        return nullptr;
    }
    const auto columns = static_cast<std::int64_t>(matrix->columns());
    return Py_BuildValue("(LL)", static_cast<long long>(*key / columns),
                         static_cast<long long>(*key % columns));
}

PyObject *toKeyNumber(PyObject *object, PyObject *const *arguments, Py_ssize_t count)
{
    const KeyMatrix *matrix = usableMatrix(object);
    if (matrix == nullptr) {
        return nullptr;
    }
    // The board counts self, as it does for every method of its own.
    if (!takesExactly(3, count + 1)) {
        return nullptr;
    }
    const auto row = integerWithin(arguments[0], 0, static_cast<std::int64_t>(matrix->rows()) - 1, 0, "row");
    const auto column = row
        ? integerWithin(arguments[1], 0, static_cast<std::int64_t>(matrix->columns()) - 1, 0, "column")
        : std::nullopt;
    return column ? PyLong_FromLongLong(*row * static_cast<std::int64_t>(matrix->columns()) + *column)
                  : nullptr;
}

} // namespace

PyObject *makeKeypad()
{
    static PyObject *keys = newScannerType("Keys", createKeys);
    static PyObject *matrix
        = newScannerType("KeyMatrix", createMatrix,
                         {{"key_number_to_row_column", toRowColumn, METH_O, nullptr},
                          {"row_column_to_key_number", method(toKeyNumber), METH_FASTCALL, nullptr}});
    return newModule("keypad",
                     {{"Keys", keys},
                      {"KeyMatrix", matrix},
                      {"ShiftRegisterKeys", shiftRegisterKeysType()},
                      {"Event", keyEventType()},
                      {"EventQueue", keyEventQueueType()}});
}

} // namespace sim::python
