// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scheduler.h"
#include "sim/python/object.h"

namespace sim::python {

/// A task whose body is a Python coroutine (or anything with `send`): asyncio.Task on the board.
///
/// The object and the scheduler's part of it are one block of memory. Tasks take no part in garbage
/// collection: a suspended coroutine that is collected would run its `finally` clauses, and on the
/// board it never does.
class PythonTask final : public core::TaskBase, public core::TaskOwner
{
public:
    PythonTask(PyObject *self, PyObject *coroutine) : m_self(self), m_coroutine(Ref::borrow(coroutine)) { }

    PyObject *self() const { return m_self; }
    PyObject *coroutine() const { return m_coroutine.get(); }
    bool failed() const { return static_cast<bool>(m_error); }
    /// What the body returned, or null. Borrowed.
    PyObject *value() const { return m_value.get(); }
    /// The exception it ended with, or null. Borrowed.
    PyObject *error() const { return m_error.get(); }

    /// Task.data: borrowed from the task, or made new; a new reference either way.
    PyObject *data();
    void setData(PyObject *data);
    /// What `data` shows while the task waits in a place: the event, lock or queue. Null: a gather.
    void waitsIn(PyObject *object) { m_foreign = Ref::borrow(object); }
    /// A callable put into Task.state by hand; it will be called when the task ends.
    void setCallback(PyObject *callable);
    PyObject *callback() const { return m_callback.get(); }

    /// For that callable: the owner of a task with a callback is the task itself.
    bool taskEnded(core::TaskBase &task, core::Turn turn) override;

    /// Gives the result to somebody who awaits the finished task: PYGEN_RETURN and a new reference,
    /// or PYGEN_ERROR and the exception raised.
    PySendResult fetch(PyObject **result);

protected:
    core::Turn resume(core::Wake wake) override;
    bool report() override;
    std::string errorText() const override;
    void keep() override { Py_INCREF(m_self); }
    void drop() override { Py_DECREF(m_self); }

private:
    core::Turn ended(PyObject *value);
    core::Turn failedWith(bool thrown);

    PyObject *m_self;
    Ref m_coroutine;
    Ref m_value;
    Ref m_error;
    Ref m_foreign; // what a program stored in `data` by hand, or what it waits in
    Ref m_callback;
};

extern PyTypeObject taskType;
/// Prepares the type. False with a Python error set.
[[nodiscard]] bool readyTaskType();

inline bool isTask(PyObject *object)
{
    return Py_IS_TYPE(object, &taskType);
}
/// Requires isTask().
PythonTask &taskOf(PyObject *object);
/// The Python object of a task of this board: all of them are PythonTasks.
inline PythonTask &pythonTask(core::TaskBase &task)
{
    return static_cast<PythonTask &>(task);
}

/// A task for a coroutine, queued, due now; a new reference. TypeError "coroutine expected" unless
/// it has `send`. `name` is for the trace; null lets the program's text decide.
PyObject *createTask(PyObject *coroutine, const char *name = nullptr);
/// The task itself, or createTask().
PyObject *promoteToTask(PyObject *awaitable);

} // namespace sim::python
