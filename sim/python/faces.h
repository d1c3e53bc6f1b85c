// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sim::python {

/// One file of sim/python/faces, as part of the executable.
struct Face
{
    const char *name; ///< of the module
    const char *source;
};

std::span<const Face> faces();

} // namespace sim::python
