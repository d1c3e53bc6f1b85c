// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/keypad.h"
#include "sim/python/object.h"

#include <memory>

namespace sim::python {

/// keypad.Event and keypad.EventQueue, as borrowed references to the types.
PyObject *keyEventType();
PyObject *keyEventQueueType();

/// The EventQueue object for the queue of a scanner, which it keeps alive. A new reference.
PyObject *keyEventQueue(std::shared_ptr<KeyQueue> queue);

} // namespace sim::python
