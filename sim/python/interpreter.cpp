// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/interpreter.h"

#include "sim/python/memorylimit.h"

#include <string>

namespace sim::python {

namespace {

std::string textOf(const PyStatus &status)
{
    return std::string{status.func != nullptr ? status.func : "Python"} + ": "
        + (status.err_msg != nullptr ? status.err_msg : "no reason given");
}

PyStatus addSearchPath(PyConfig &config, const char *path)
{
    wchar_t *wide = Py_DecodeLocale(path, nullptr);
    if (wide == nullptr) {
        return PyStatus_NoMemory();
    }
    const PyStatus status = PyWideStringList_Append(&config.module_search_paths, wide);
    PyMem_RawFree(wide);
    return status;
}

PyStatus initialise()
{
    PyPreConfig before;
    PyPreConfig_InitIsolatedConfig(&before);
    before.utf8_mode = 1;
    if (const PyStatus status = Py_PreInitialize(&before); PyStatus_Exception(status)) {
        return status;
    }
    MemoryLimit::install();
    PyConfig config;
    PyConfig_InitIsolatedConfig(&config);
    config.site_import = 0;
    config.install_signal_handlers = 0;
    config.use_hash_seed = 1;
    config.hash_seed = 0;
    config.write_bytecode = 0;
    config.pathconfig_warnings = 0;
    // All paths are given, so that CPython does not look for them: a Python that happens to be first
    // on the user's PATH has no say.
    config.module_search_paths_set = 1;
    PyStatus status = PyStatus_Ok();
    const auto then = [&status](PyStatus next) {
        if (!PyStatus_Exception(status)) {
            status = next;
        }
    };
    // Warnings would go to the process's error output, and the board issues none.
    then(PyWideStringList_Append(&config.warnoptions, L"ignore"));
    then(PyConfig_SetBytesString(&config, &config.program_name, METROLUME_PYTHON_EXECUTABLE));
    then(PyConfig_SetBytesString(&config, &config.executable, METROLUME_PYTHON_EXECUTABLE));
    then(PyConfig_SetBytesString(&config, &config.base_executable, METROLUME_PYTHON_EXECUTABLE));
    for (wchar_t **prefix :
         {&config.prefix, &config.base_prefix, &config.exec_prefix, &config.base_exec_prefix}) {
        then(PyConfig_SetBytesString(&config, prefix, METROLUME_PYTHON_PREFIX));
    }
    then(PyConfig_SetBytesString(&config, &config.stdlib_dir, METROLUME_PYTHON_STDLIB));
    then(addSearchPath(config, METROLUME_PYTHON_STDLIB));
    then(addSearchPath(config, METROLUME_PYTHON_STDLIB "/lib-dynload"));
    if (!PyStatus_Exception(status)) {
        status = Py_InitializeFromConfig(&config);
    }
    PyConfig_Clear(&config);
    return status;
}

} // namespace

core::Result<Interpreter> Interpreter::start()
{
    if (const PyStatus status = initialise(); PyStatus_Exception(status)) {
        return core::failure("Python cannot start (" + textOf(status)
                             + "): its standard library should be in " METROLUME_PYTHON_STDLIB
                               "; install Python again.");
    }
    return Interpreter{};
}

} // namespace sim::python
