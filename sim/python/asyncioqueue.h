// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "sim/python/object.h"

namespace sim::python {

// asyncio.TaskQueue, for programs that build primitives of their own.

extern PyTypeObject taskQueueType;
[[nodiscard]] bool readyTaskQueueType();

/// The scheduler's own queue, as `asyncio.core._task_queue`. A new reference.
PyObject *schedulerQueue();
/// Those who wait for a task, an event or a lock, which the queue keeps alive. A new reference.
PyObject *queueOfWaiters(core::WaitList &waiters, PyObject *waitedFor);
/// What a task whose `data` is this object waits in; null if the object is no TaskQueue.
core::WaitPlace *placeOfQueue(PyObject *object);

} // namespace sim::python
