// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"
#include "sim/python/tracing.h"

#include <cstdint>
#include <memory>

namespace sim::python {

// What hangs on the code objects of followed files (tracing.h), for the two ways of running them: with an
// event for each line (tracing.cpp) and without (untraced.h).

enum class Shape : std::uint8_t { Body, Lambda, Comprehension };

struct Follow
{
    std::shared_ptr<FollowedFile> file;
    Shape shape = Shape::Body;
    bool onHeap = false; // a generator or coroutine: its frame is not on the board's stack
    int start = 0;       // lasti at which a call of it begins; later ones are resumptions
    int firstLine = 0;
    int bytes = 0; // of the board's stack
};

/// Null for code that is not followed.
const Follow *followOf(PyObject *code);

/// The board's stack for Python frames, and what the calls under way take of it.
inline constexpr int boardStack = 2048;
inline constinit int boardStackUsed = 0;
/// The board's error for a call that has no room there.
inline void setStackExhausted()
{
    PyErr_SetString(PyExc_RuntimeError, "pystack exhausted");
}

} // namespace sim::python
