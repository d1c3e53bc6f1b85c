// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/hidehost.h"

#include "sim/python/tracing.h"

#include <string_view>
#include <vector>

namespace sim::python {

namespace {

Ref dictOf(PyTypeObject *type)
{
#if PY_VERSION_HEX >= 0x030C0000
    return Ref::steal(PyType_GetDict(type));
#else
    return Ref::borrow(type->tp_dict);
#endif
}

void remove(PyTypeObject *type, const char *name)
{
    if (PyDict_DelItemString(dictOf(type).get(), name) != 0) {
        PyErr_Clear(); // this version of Python has no such thing
    }
    PyType_Modified(type);
}

void hideAttributes()
{
    struct Hidden
    {
        PyTypeObject *type;
        std::vector<const char *> names;
    };
    const std::vector<Hidden> all{
        // Every class, and so every module's, hangs below `object`.
        {&PyType_Type, {"__subclasses__", "__mro__"}},
        // The names that a function sees are those of its module. What `__globals__` gives is below.
        {&PyFunction_Type, {"__code__", "__closure__", "__builtins__", "__globals__"}},
        {&PyCFunction_Type, {"__self__"}},
        // Who has a frame has the frames that called it, and all their names.
        {&PyTraceBack_Type, {"tb_frame"}},
        {&PyGen_Type, {"gi_frame"}},
        {&PyCoro_Type, {"cr_frame"}},
        {&PyAsyncGen_Type, {"ag_frame"}},
        // Bytecode of one's own making can write anywhere.
        {&PyCode_Type, {"replace", "__replace__", "co_code", "co_consts"}},
    };
    for (const Hidden &hidden : all) {
        for (const char *name : hidden.names) {
            remove(hidden.type, name);
        }
    }
    // Nothing makes a code object but the compiler.
    PyCode_Type.tp_new = nullptr;
    remove(&PyCode_Type, "__new__");
}

PyObject *ownGlobals(PyObject *function, void *)
{
    PyObject *code = PyFunction_GetCode(function);
    if (code == nullptr || followedFile(code) == nullptr) {
        return PyErr_Format(PyExc_AttributeError, "'function' object has no attribute '__globals__'");
    }
    return Ref::borrow(PyFunction_GetGlobals(function)).release();
}

// The board has the attribute: for the program's functions it stays.
bool addOwnGlobals()
{
    static PyGetSetDef definition{"__globals__", ownGlobals, nullptr, nullptr, nullptr};
    const Ref descriptor = Ref::steal(PyDescr_NewGetSet(&PyFunction_Type, &definition));
    return descriptor
        && PyDict_SetItemString(dictOf(&PyFunction_Type).get(), definition.name, descriptor.get()) == 0;
}

// Python's library holds on to modules that reach out: they are there to be imported, and empty.
void emptyModules()
{
    struct Emptied
    {
        const char *module;
        std::vector<const char *> names; // none: all
    };
    const std::vector<Emptied> all{
        {"posix", {}},
        {"os", {}},
        {"_signal", {}},
        {"signal", {}},
        {"marshal", {}},
        {"_io", {"open", "open_code", "FileIO"}},
        {"io", {"open", "open_code", "FileIO"}},
        {"builtins", {"open"}},
        {"_thread", {"start_new_thread", "start_new", "start_joinable_thread"}},
        {"_imp", {"create_dynamic", "exec_dynamic", "create_builtin", "exec_builtin", "source_hash"}},
    };
    for (const Emptied &emptied : all) {
        const Ref module = hostModule(emptied.module);
        PyObject *names = module && PyModule_Check(module.get()) ? PyModule_GetDict(module.get()) : nullptr;
        if (names != nullptr && emptied.names.empty()) {
            PyDict_Clear(names);
        }
        for (const char *each : emptied.names) {
            if (names != nullptr && PyDict_DelItemString(names, each) != 0) {
                PyErr_Clear();
            }
        }
    }
    PyErr_Clear();
}

// What is imported by now can be imported again; nothing else is looked for.
bool endImports()
{
    for (const char *name : {"meta_path", "path_hooks", "path"}) {
        PyObject *list = PySys_GetObject(name); // borrowed
        if (list != nullptr && PyList_Check(list)
            && PyList_SetSlice(list, 0, PyList_GET_SIZE(list), nullptr) != 0) {
            return false;
        }
    }
    if (PyObject *known = PySys_GetObject("path_importer_cache"); known != nullptr && PyDict_Check(known)) {
        PyDict_Clear(known);
    }
    // Python's own remarks, on an exception in a finaliser for one, are not for the learner's terminal.
    for (const char *name : {"stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__"}) {
        if (PySys_SetObject(name, Py_None) != 0) {
            return false;
        }
    }
    return true;
}

// CPython itself opens a file now and then, of a syntax error for one, to show its line, and does without
// when it cannot. The second wall would take that for an attempt to get out.
int keepFilesClosed(const char *event, PyObject *, void *)
{
    if (std::string_view{event} != "open") {
        return 0;
    }
    PyErr_SetString(PyExc_OSError, "No such file/directory");
    return -1;
}

} // namespace

bool hideHost()
{
    if (PySys_AddAuditHook(keepFilesClosed, nullptr) != 0) {
        return false;
    }
    hideAttributes();
    emptyModules();
    return addOwnGlobals() && endImports();
}

Ref hostModule(const char *name)
{
    const Ref text = Ref::steal(PyUnicode_FromString(name));
    Ref module = text ? Ref::steal(PyImport_GetModule(text.get())) : Ref{};
    if (!module && PyErr_Occurred() == nullptr) {
        PyErr_Format(PyExc_ImportError, "The host module %s was never loaded.", name);
    }
    return module;
}

Ref frameOf(PyObject *coroutine)
{
    const char *attribute = PyCoro_CheckExact(coroutine) ? "cr_frame" : "gi_frame";
    const PyGetSetDef *each = Py_TYPE(coroutine)->tp_getset;
    for (; each != nullptr && each->name != nullptr; ++each) {
        if (std::string_view{each->name} == attribute) {
            const Ref frame = Ref::steal(each->get(coroutine, each->closure));
            PyErr_Clear();
            return frame;
        }
    }
    return {};
}

} // namespace sim::python
