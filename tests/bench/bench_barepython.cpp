// SPDX-License-Identifier: GPL-3.0-or-later
// bench_barepython TASKS SWITCHES [lines]: the least that can switch between Python's coroutines. Prints the
// nanoseconds of one switch.
//
// Coroutines in a priority queue, resumed with PyIter_Send, a record of 16 bytes for each switch, and with
// `lines` CPython's line events and a record for each of them. Nothing of what a learner would ask for.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <utility>
#include <vector>

namespace {

struct Record
{
    std::uint64_t when;
    std::uint64_t what;
};

struct Item
{
    std::int64_t due;
    std::uint64_t order;
    PyObject *coroutine;
    bool operator<(const Item &other) const
    {
        return due != other.due ? due > other.due : order > other.order;
    }
};

std::vector<Record> records(1 << 16);
std::size_t recordCount = 0;
std::int64_t dueNext = 0;
PyObject *theSleep = nullptr;
bool isArmed = false;

void record(std::uint64_t when, std::uint64_t what)
{
    records[recordCount++ % records.size()] = {when, what};
}

PySendResult sendTo(PyObject *, PyObject *, PyObject **result)
{
    *result = Py_NewRef(Py_None);
    return std::exchange(isArmed, false) ? PYGEN_NEXT : PYGEN_RETURN;
}

PyObject *next(PyObject *)
{
    return std::exchange(isArmed, false) ? Py_NewRef(Py_None) : nullptr;
}

PyObject *sleep(PyObject *, PyObject *seconds)
{
    dueNext = PyLong_AsLongLong(seconds);
    isArmed = true;
    return Py_NewRef(theSleep);
}

int traceLine(PyObject *, PyFrameObject *frame, int what, PyObject *)
{
    if (what == PyTrace_LINE) {
        record(static_cast<std::uint64_t>(PyFrame_GetLineNumber(frame)), 1);
    }
    return 0;
}

const char *const program = "class asyncio: sleep = staticmethod(sleep)\n"
                            "async def switch(times):\n"
                            "    for _ in range(times):\n"
                            "        await asyncio.sleep(0)\n";

PyMethodDef sleepMethod{"sleep", sleep, METH_O, nullptr};

} // namespace

int main(int count, char **arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: bench_barepython TASKS SWITCHES [lines]\n");
        return 2;
    }
    const long tasks = std::atol(arguments[1]);
    const long switches = std::atol(arguments[2]);
    Py_InitializeEx(0);
    PyAsyncMethods methods{PyObject_SelfIter, nullptr, nullptr, sendTo};
    PyTypeObject type{};
    type.ob_base = {PyObject_HEAD_INIT(nullptr) 0};
    type.tp_name = "Sleep";
    type.tp_basicsize = sizeof(PyObject);
    type.tp_as_async = &methods;
    type.tp_iter = PyObject_SelfIter;
    type.tp_iternext = next;
    if (PyType_Ready(&type) < 0) {
        return 1;
    }
    theSleep = PyObject_New(PyObject, &type);
    PyObject *const names = PyDict_New();
    PyDict_SetItemString(names, "__builtins__", PyEval_GetBuiltins());
    PyDict_SetItemString(names, "sleep", PyCFunction_New(&sleepMethod, nullptr));
    if (!PyRun_String(program, Py_file_input, names, names)) {
        PyErr_Print();
        return 1;
    }
    std::priority_queue<Item> queue;
    std::uint64_t order = 0;
    for (long i = 0; i < tasks; ++i) {
        PyObject *const coroutine
            = PyObject_CallFunction(PyDict_GetItemString(names, "switch"), "l", switches / tasks);
        queue.push({0, order++, coroutine});
    }
    if (count > 3 && std::strcmp(arguments[3], "lines") == 0) {
        PyEval_SetTrace(traceLine, nullptr);
    }
    const auto start = std::chrono::steady_clock::now();
    std::int64_t now = 0;
    while (!queue.empty()) {
        const Item item = queue.top();
        queue.pop();
        now = std::max(now, item.due);
        PyObject *result = nullptr;
        if (PyIter_Send(item.coroutine, Py_None, &result) == PYGEN_NEXT) {
            queue.push({now + dueNext, order++, item.coroutine});
        }
        if (PyErr_Occurred()) {
            PyErr_Print();
            return 1;
        }
        Py_XDECREF(result);
        record(static_cast<std::uint64_t>(now), 0);
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    std::printf("%.1f\n", took.count() / static_cast<double>(switches));
    return 0;
}
