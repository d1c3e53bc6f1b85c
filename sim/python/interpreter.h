// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/python/object.h"

namespace sim::python {

/// The one owner of the embedded CPython: up while it lives.
///
/// The interpreter is cut off from the machine it runs on: isolated configuration, the standard
/// library of the Python that Metrolume was built with and no other path, no site, no environment,
/// no signal handlers, UTF-8, a fixed hash seed. One per process: CPython cannot be initialised
/// cleanly a second time, which is why every run has a process of its own.
class Interpreter
{
public:
    [[nodiscard]] static core::Result<Interpreter> start();

    Interpreter(Interpreter &&other) noexcept : m_up(std::exchange(other.m_up, false)) { }
    Interpreter &operator=(Interpreter &&) = delete;
    /// Leaves without finalising: the learner's objects must not run code after the program's end,
    /// and the process ends anyway.
    ~Interpreter() = default;

private:
    Interpreter() = default;

    bool m_up = true;
};

} // namespace sim::python
