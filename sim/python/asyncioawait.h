// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <memory>
#include <string>

namespace sim::python {

/// The body of one of the library's own coroutines: C++ that gives up control and goes on, as a
/// state machine.
class LibraryBody
{
public:
    virtual ~LibraryBody() = default;

    /// Runs to the next wait (PYGEN_NEXT), to the end (PYGEN_RETURN, a new reference in *result) or
    /// to an exception (PYGEN_ERROR, the Python error set).
    virtual PySendResult step(PyObject **result) = 0;
    /// The same after the Python error now set was raised where it waits.
    virtual PySendResult raised(PyObject **result)
    {
        static_cast<void>(result);
        return PYGEN_ERROR;
    }
    /// What of the program's it awaits in turn, for who looks in; borrowed, null if nothing.
    virtual PyObject *awaited() const { return nullptr; }
};

/// A new coroutine object with that body: awaitable, with send, throw and close.
PyObject *newLibraryCoroutine(const char *name, std::unique_ptr<LibraryBody> body);
/// The name of such a coroutine ("gather"); null for other objects.
const char *libraryCoroutineName(PyObject *object);
/// What its body awaits; borrowed, null if nothing. Requires libraryCoroutineName().
PyObject *awaitedByLibrary(PyObject *object);
/// Prepares the types. False with a Python error set.
[[nodiscard]] bool readyAwaitTypes();

/// `await something` inside a LibraryBody.
class Await
{
public:
    /// Gets hold of the awaitable's iterator. False with a Python error set.
    [[nodiscard]] bool begin(PyObject *awaitable);
    bool isOpen() const { return static_cast<bool>(m_iterator); }
    /// Borrowed; null if it is not open.
    PyObject *iterator() const { return m_iterator.get(); }
    PySendResult step(PyObject **result);
    /// Hands on the Python error now set to what is awaited.
    PySendResult raised(PyObject **result);

private:
    PySendResult closedBy(PySendResult how);

    Ref m_iterator;
};

// The Python error indicator as one exception object with its traceback.

/// Takes the error now set; never null. Clears the indicator.
Ref takeError();
/// Raises an exception object again, with the traceback it has.
void raiseAgain(PyObject *exception);
/// Sets StopIteration with a value.
void setStopIteration(PyObject *value);

} // namespace sim::python
