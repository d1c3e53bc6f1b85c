// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/object.h"

#include <functional>

namespace sim::python {

// The frames of Python code as they lie in the host's memory: read, and nothing else.
//
// CPython's own ways of looking (frame objects, their f_locals, an object's __dict__) make objects, some of
// which stay. Objects have the same addresses in every run here (memorylimit.h), which a program can print;
// so whoever looks in must not make any. What is read differs from version to version of CPython: it is all
// in hostframes.cpp and hostattributes.cpp. All pointers are borrowed.

struct HostFrame;

/// The innermost frame that runs; null if none does.
const HostFrame *runningFrame();
/// The one that called it; null for the outermost.
const HostFrame *callerOf(const HostFrame *frame);
/// The frame of a coroutine or generator; null for one that has ended, and for any other object.
const HostFrame *frameIn(PyObject *coroutine);
/// False before the first line of a coroutine or generator. Requires frameIn().
bool hasStarted(PyObject *coroutine);
/// What a suspended coroutine or generator awaits or yields from; null if nothing.
PyObject *awaitedBy(PyObject *coroutine);

/// Null for the host's frames that run no code, and for those that have not yet begun to.
PyCodeObject *codeOf(const HostFrame *frame);
/// 1-based. Requires codeOf().
int lineOf(const HostFrame *frame);
PyObject *globalsOf(const HostFrame *frame);
/// The names of the frame that have a value: of a function its own and those of the functions round it, of a
/// class body or a module all. Requires codeOf().
void forEachLocal(const HostFrame *frame, const std::function<void(PyObject *name, PyObject *value)> &take);

} // namespace sim::python
