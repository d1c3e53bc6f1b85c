# SPDX-License-Identifier: GPL-3.0-or-later
# Link privately to project_warnings: our own files get every warning, other people's headers none.
add_library(project_warnings INTERFACE)
target_compile_options(project_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${METROLUME_WERROR}>:-Werror>)
