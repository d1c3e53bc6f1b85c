# SPDX-License-Identifier: GPL-3.0-or-later
nested_scopes = generators = division = absolute_import = with_statement = print_function = True
unicode_literals = annotations = True
