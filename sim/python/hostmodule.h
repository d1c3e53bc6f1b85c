// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/protocol.h"
#include "sim/python/object.h"

#include <vector>

namespace sim::python {

/// The module through which the faces (sim/python/faces) reach us. The program cannot import it. A
/// new reference.
PyObject *makeHost(std::vector<SourceFile> lib);

/// What a face has asked to be called at the program's end; null if there is nothing. Once.
Ref takeEndFunction();

/// Lets the program read a file: its path on the drive is the file's name.
void putOnDrive(const SourceFile &file);

} // namespace sim::python
