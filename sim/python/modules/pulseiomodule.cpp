// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/pulseiomodule.h"

#include "sim/pulseout.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"
#include "sim/python/modules/pinobject.h"
#include "sim/python/modules/pulseintype.h"
#include "sim/python/modules/pwmiomodule.h"

#include <string_view>

namespace sim::python {

namespace {

constexpr std::int64_t defaultFrequency = 38'000; // Hz, as remote controls have it
constexpr std::int64_t halfDuty = 1 << 15;

PyObject *create(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{{{"pin", true, true}, {"frequency"}, {"duty_cycle"}}, places, names};
    const auto pin = given.good() ? freePin(given[0]) : std::nullopt;
    const auto duty = pin ? integerOf(given[2], halfDuty) : std::nullopt;
    const auto taken = duty ? takePwmSlot(*pin, given[1], defaultFrequency, false) : std::nullopt;
    if (!taken) {
        return nullptr;
    }
    if (!board().pulseOutTimer().take()) {
        board().pwmTimers().giveBack(taken->slot);
        PyErr_SetString(PyExc_RuntimeError, "All timers in use");
        return nullptr;
    }
    spend(costs::pinSetUp);
    return newDevice<PulseOut>(
        type,
        std::make_shared<PulseOut>(board().clock(), board().pins(), board().pwmTimers(),
                                   board().pulseOutTimer(), *pin, taken->slot, taken->frequency,
                                   static_cast<std::uint16_t>(*duty))); // the board keeps 16 bits of it
}

// An array's buffer with its items' type, held until the end.
class Halfwords
{
public:
    explicit Halfwords(PyObject *array)
    {
        if (PyObject_GetBuffer(array, &m_buffer, PyBUF_FORMAT) != 0) {
            PyErr_SetString(PyExc_TypeError, "object with buffer protocol required");
            return;
        }
        m_held = true;
        m_fits = m_buffer.format != nullptr && std::string_view{m_buffer.format} == "H";
        if (!m_fits) {
            PyErr_SetString(PyExc_TypeError, "Array must contain halfwords (type 'H')");
        }
    }
    Halfwords(const Halfwords &) = delete;
    Halfwords &operator=(const Halfwords &) = delete;
    ~Halfwords()
    {
        if (m_held) {
            PyBuffer_Release(&m_buffer);
        }
    }

    bool good() const { return m_fits; }
    std::span<const std::uint16_t> values() const
    {
        return {static_cast<const std::uint16_t *>(m_buffer.buf),
                static_cast<std::size_t>(m_buffer.len) / sizeof(std::uint16_t)};
    }

private:
    Py_buffer m_buffer{};
    bool m_held = false;
    bool m_fits = false;
};

PyObject *send(PyObject *object, PyObject *array)
{
    PulseOut *output = usable<PulseOut>(object);
    if (output == nullptr) {
        return nullptr;
    }
    const Halfwords pulses{array};
    if (!pulses.good()) {
        return nullptr;
    }
    spend(costs::nativeCall);
    output->send(pulses.values());
    Py_RETURN_NONE;
}

PyMethodDef methods[]{// NOLINT: CPython wants an array
                      {"send", send, METH_O, nullptr},
                      deinitMethod<PulseOut>,
                      enterMethod,
                      exitMethod<PulseOut>,
                      {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[]{{nullptr, nullptr, nullptr, nullptr, nullptr}}; // NOLINT

} // namespace

PyObject *makePulseio()
{
    static PyObject *output
        = newDeviceType<PulseOut, WhenForgotten::StopsAtCollection>("PulseOut", create, methods, properties);
    return newModule("pulseio", {{"PulseIn", pulseInType()}, {"PulseOut", output}});
}

} // namespace sim::python
