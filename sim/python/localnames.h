// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/python/syntaxnode.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace sim::python {

/// The names that the function being walked stores to, which the board finds faster than globals.
class LocalNames
{
public:
    bool has(std::string_view name) const { return m_names.find(name) != m_names.end(); }
    /// Adds those of parameters, statements or targets; of functions and classes within only their names.
    void collect(SyntaxNode node);

    /// At its end the names are those from before.
    class Scope
    {
    public:
        explicit Scope(LocalNames &names) : m_names(names), m_outer(names.m_names) { }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;
        ~Scope() { m_names.m_names = std::move(m_outer); }

    private:
        LocalNames &m_names;
        std::set<std::string, std::less<>> m_outer;
    };

private:
    std::set<std::string, std::less<>> m_names;
};

} // namespace sim::python
