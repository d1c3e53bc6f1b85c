// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <utility>

namespace sim::python {

/// Owns one reference to a Python object, or none.
class Ref
{
public:
    Ref() = default;
    /// Takes over a reference that the caller owns; null for none.
    static Ref steal(PyObject *object) { return Ref{object}; }
    /// Adds a reference to an object that somebody else owns; null for none.
    static Ref borrow(PyObject *object)
    {
        Py_XINCREF(object);
        return Ref{object};
    }

    Ref(const Ref &other) : m_object(other.m_object) { Py_XINCREF(m_object); }
    Ref(Ref &&other) noexcept : m_object(std::exchange(other.m_object, nullptr)) { }
    Ref &operator=(Ref other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }
    ~Ref() { Py_XDECREF(m_object); }

    PyObject *get() const { return m_object; }
    /// Gives the reference to the caller.
    [[nodiscard]] PyObject *release() { return std::exchange(m_object, nullptr); }
    explicit operator bool() const { return m_object != nullptr; }

private:
    explicit Ref(PyObject *object) : m_object(object) { }

    PyObject *m_object = nullptr;
};

} // namespace sim::python
