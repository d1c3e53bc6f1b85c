// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result.h"

namespace core {

std::string Error::text() const
{
    std::string where = file;
    if (line > 0) {
        where += (where.empty() ? "line " : ":") + std::to_string(line);
    }
    return where.empty() ? message : where + ": " + message;
}

} // namespace core
