// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/modules/keyevents.h"

#include "core/tickcounter.h"
#include "sim/python/modules/arguments.h"
#include "sim/python/modules/deviceobject.h"

#include <map>

namespace sim::python {

namespace {

struct EventObject
{
    PyObject_HEAD // NOLINT
        KeyTransition transition;
};

KeyTransition &transitionOf(PyObject *object)
{
    return reinterpret_cast<EventObject *>(object)->transition;
}

PyObject *newEvent(PyTypeObject *type, const KeyTransition &transition)
{
    PyObject *object = type->tp_alloc(type, 0);
    if (object != nullptr) {
        transitionOf(object) = transition;
    }
    return object;
}

PyObject *createEvent(PyTypeObject *type, PyObject *places, PyObject *names)
{
    const Arguments given{
        {{"key_number", false, true}, {"pressed", false, true}, {"timestamp", false, true}}, places, names};
    if (!given.good()) {
        return nullptr;
    }
    const auto key = integerWithin(given[0], 0, 0x7FFF, 0, "key_number");
    const auto pressed = key ? truthOf(given[1], true) : std::nullopt;
    if (!pressed) {
        return nullptr;
    }
    core::Ticks timestamp = core::ticksAt(board().now());
    if (given[2] != nullptr && given[2] != Py_None) {
        const auto number = integerOf(given[2], 0);
        if (!number) {
            return nullptr;
        }
        timestamp = core::Ticks{static_cast<std::uint64_t>(*number)};
    }
    spend(costs::allocation);
    return newEvent(type, {static_cast<std::size_t>(*key), *pressed, timestamp});
}

PyObject *keyNumber(PyObject *object, void *)
{
    return PyLong_FromSize_t(transitionOf(object).key);
}
PyObject *isPressed(PyObject *object, void *)
{
    return PyBool_FromLong(transitionOf(object).pressed ? 1 : 0);
}
PyObject *isReleased(PyObject *object, void *)
{
    return PyBool_FromLong(transitionOf(object).pressed ? 0 : 1);
}
PyObject *timestamp(PyObject *object, void *)
{
    return PyLong_FromUnsignedLong(transitionOf(object).timestamp.count());
}

PyObject *printEvent(PyObject *object)
{
    const KeyTransition &transition = transitionOf(object);
    return PyUnicode_FromFormat("<Event: key_number %zu %s>", transition.key,
                                transition.pressed ? "pressed" : "released");
}

// Equal and hashed without their time.
PyObject *compareEvents(PyObject *one, PyObject *other, int operation)
{
    if (Py_TYPE(one) != Py_TYPE(other) || (operation != Py_EQ && operation != Py_NE)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    const bool equal = transitionOf(one).key == transitionOf(other).key
        && transitionOf(one).pressed == transitionOf(other).pressed;
    return PyBool_FromLong(equal == (operation == Py_EQ) ? 1 : 0);
}

Py_hash_t hashEvent(PyObject *object)
{
    const KeyTransition &transition = transitionOf(object);
    return static_cast<Py_hash_t>(transition.key | (transition.pressed ? 0x8000U : 0U));
}

PyGetSetDef eventProperties[]{// NOLINT: CPython wants an array
                              {"key_number", keyNumber, nullptr, nullptr, nullptr},
                              {"pressed", isPressed, nullptr, nullptr, nullptr},
                              {"released", isReleased, nullptr, nullptr, nullptr},
                              {"timestamp", timestamp, nullptr, nullptr, nullptr},
                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

struct QueueObject
{
    PyObject_HEAD // NOLINT
        std::shared_ptr<KeyQueue>
            queue;
};

// The objects in front of queues: a scanner's events are one object, for as long as somebody has it.
std::map<const KeyQueue *, PyObject *> &queueObjects()
{
    static std::map<const KeyQueue *, PyObject *> objects;
    return objects;
}

KeyQueue &queueOf(PyObject *object)
{
    return *reinterpret_cast<QueueObject *>(object)->queue;
}

PyObject *get(PyObject *object, PyObject *)
{
    spend(costs::nativeCall);
    const std::optional<KeyTransition> oldest = queueOf(object).take();
    if (!oldest) {
        Py_RETURN_NONE;
    }
    spend(costs::allocation);
    return newEvent(reinterpret_cast<PyTypeObject *>(keyEventType()), *oldest);
}

PyObject *getInto(PyObject *object, PyObject *event)
{
    if (reinterpret_cast<PyObject *>(Py_TYPE(event)) != keyEventType()) {
        return PyErr_Format(PyExc_TypeError, "event must be of type Event, not %s", Py_TYPE(event)->tp_name);
    }
    spend(costs::nativeCall);
    const std::optional<KeyTransition> oldest = queueOf(object).take();
    if (oldest) {
        transitionOf(event) = *oldest;
    }
    return PyBool_FromLong(oldest ? 1 : 0);
}

PyObject *clear(PyObject *object, PyObject *)
{
    spend(costs::nativeCall);
    queueOf(object).clear();
    Py_RETURN_NONE;
}

PyObject *overflowed(PyObject *object, void *)
{
    spend(costs::propertyRead);
    return PyBool_FromLong(queueOf(object).overflowed() ? 1 : 0);
}

Py_ssize_t length(PyObject *object)
{
    return static_cast<Py_ssize_t>(queueOf(object).size());
}

int isNotEmpty(PyObject *object)
{
    return queueOf(object).size() > 0 ? 1 : 0;
}

void forgetQueue(PyObject *object)
{
    queueObjects().erase(&queueOf(object));
    reinterpret_cast<QueueObject *>(object)->queue.~shared_ptr();
    PyTypeObject *type = Py_TYPE(object);
    type->tp_free(object);
    Py_DECREF(type);
}

PyMethodDef queueMethods[]{// NOLINT
                           {"get", get, METH_NOARGS, nullptr},
                           {"get_into", getInto, METH_O, nullptr},
                           {"clear", clear, METH_NOARGS, nullptr},
                           {nullptr, nullptr, 0, nullptr}};
PyGetSetDef queueProperties[]{// NOLINT
                              {"overflowed", overflowed, nullptr, nullptr, nullptr},
                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

} // namespace

PyObject *keyEventType()
{
    static PyObject *type = newType("Event", sizeof(EventObject),
                                    {{Py_tp_new, slot(createEvent)},
                                     {Py_tp_getset, eventProperties},
                                     {Py_tp_setattro, slot(setKnownAttribute)},
                                     {Py_tp_richcompare, slot(compareEvents)},
                                     {Py_tp_hash, slot(hashEvent)},
                                     {Py_tp_repr, slot(printEvent)}});
    return type;
}

PyObject *keyEventQueueType()
{
    static PyObject *type = newType("EventQueue", sizeof(QueueObject),
                                    {{Py_tp_dealloc, slot(forgetQueue)},
                                     {Py_tp_methods, queueMethods},
                                     {Py_tp_getset, queueProperties},
                                     {Py_tp_setattro, slot(setKnownAttribute)},
                                     {Py_sq_length, slot(length)},
                                     {Py_nb_bool, slot(isNotEmpty)},
                                     {Py_tp_repr, slot(bareRepr)}},
                                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION);
    return type;
}

PyObject *keyEventQueue(std::shared_ptr<KeyQueue> queue)
{
    if (const auto known = queueObjects().find(queue.get()); known != queueObjects().end()) {
        return Py_NewRef(known->second);
    }
    auto *type = reinterpret_cast<PyTypeObject *>(keyEventQueueType());
    PyObject *object = type != nullptr ? type->tp_alloc(type, 0) : nullptr;
    if (object != nullptr) {
        queueObjects().emplace(queue.get(), object);
        new (&reinterpret_cast<QueueObject *>(object)->queue) std::shared_ptr<KeyQueue>{std::move(queue)};
    }
    return object;
}

} // namespace sim::python
