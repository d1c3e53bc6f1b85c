// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/follow.h"

#include <string_view>

#include <opcode.h>

namespace sim::python {

namespace {

#if PY_VERSION_HEX >= 0x030C0000
const auto requestCodeExtra = PyUnstable_Eval_RequestCodeExtraIndex;
const auto setCodeExtra = PyUnstable_Code_SetExtra;
const auto getCodeExtra = PyUnstable_Code_GetExtra;
#else
const auto requestCodeExtra = _PyEval_RequestCodeExtraIndex;
const auto setCodeExtra = _PyCode_SetExtra;
const auto getCodeExtra = _PyCode_GetExtra;
#endif

// A frame of a function takes about so much of the board's stack: fitted to the depths reached there (56
// calls without arguments, 49 with one, 31 with six names).
constexpr int frameBytes = 36;
constexpr int bytesPerName = 5;

Py_ssize_t slot = -1; // of code objects' extras

// The answer to the last question: tasks mostly resume the same few coroutines.
PyObject *lastCode = nullptr;
const Follow *lastFollow = nullptr;

void dropFollow(void *follow)
{
    lastCode = nullptr;
    delete static_cast<Follow *>(follow);
}

Shape shapeOf(std::string_view name)
{
    if (name == "<lambda>") {
        return Shape::Lambda;
    }
    return name == "<listcomp>" || name == "<setcomp>" || name == "<dictcomp>" || name == "<genexpr>"
        ? Shape::Comprehension
        : Shape::Body;
}

// The offset of the first RESUME: where tracing sees a call begin.
int startOf(PyCodeObject *code)
{
    const Ref bytes = Ref::steal(PyCode_GetCode(code));
    if (!bytes) {
        PyErr_Clear();
        return 0;
    }
    const char *data = PyBytes_AS_STRING(bytes.get());
    for (Py_ssize_t i = 0; i < PyBytes_GET_SIZE(bytes.get()); i += 2) {
        if (static_cast<unsigned char>(data[i]) == RESUME) {
            return static_cast<int>(i);
        }
    }
    return 0;
}

} // namespace

const Follow *followOf(PyObject *code)
{
    if (code == lastCode) {
        return lastFollow;
    }
    void *extra = nullptr;
    if (slot < 0 || getCodeExtra(code, slot, &extra) != 0 || extra == nullptr) {
        return nullptr;
    }
    lastCode = code;
    lastFollow = static_cast<const Follow *>(extra);
    return lastFollow;
}

bool follow(PyObject *code, const std::shared_ptr<FollowedFile> &file)
{
    if (slot < 0) {
        slot = requestCodeExtra(dropFollow);
    }
    auto *object = reinterpret_cast<PyCodeObject *>(code);
    auto mark = std::make_unique<Follow>();
    mark->file = file;
    mark->shape = shapeOf(PyUnicode_AsUTF8(object->co_name));
    mark->onHeap = (object->co_flags & (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR)) != 0;
    mark->start = startOf(object);
    mark->firstLine = object->co_firstlineno;
    mark->bytes = frameBytes + bytesPerName * object->co_nlocals;
    if (setCodeExtra(code, slot, mark.get()) != 0) {
        return false;
    }
    mark.release(); // the code object owns it now
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object->co_consts); ++i) {
        PyObject *constant = PyTuple_GET_ITEM(object->co_consts, i);
        if (PyCode_Check(constant) && !follow(constant, file)) {
            return false;
        }
    }
    return true;
}

const FollowedFile *followedFile(PyObject *code)
{
    const Follow *mark = followOf(code);
    return mark != nullptr ? mark->file.get() : nullptr;
}

} // namespace sim::python
