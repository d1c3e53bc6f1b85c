// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointmemory.h"

#include "ui/programmemory.h"
#include "ui/session.h"

#include <cstdlib>

namespace ui {

namespace {

const QString list = QStringLiteral("breakpoints");

/// The number of the line, from 1, that has this text and lies nearest; 0: none.
std::uint32_t nearestLine(const QStringList &lines, const QString &text, std::uint32_t line)
{
    qsizetype best = -1;
    const auto wanted = static_cast<qsizetype>(line) - 1;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed() == text && (best < 0 || std::abs(i - wanted) < std::abs(best - wanted))) {
            best = i;
        }
    }
    return static_cast<std::uint32_t>(best + 1);
}

} // namespace

QStringList storedIn(const QString &program, const std::vector<Breakpoint> &breakpoints)
{
    const QStringList lines = program.split(u'\n');
    QStringList stored;
    for (const Breakpoint &one : breakpoints) {
        const bool isLine = one.kind == Breakpoint::Kind::Line;
        stored += isLine ? storedAs(one) + u'\t' + lines.value(static_cast<qsizetype>(one.line) - 1).trimmed()
                         : storedAs(one);
    }
    return stored;
}

std::vector<Breakpoint> breakpointsFrom(const QString &program, const QStringList &stored)
{
    const QStringList lines = program.split(u'\n');
    std::vector<Breakpoint> found;
    for (const QString &text : stored) {
        std::optional<Breakpoint> one = breakpointFrom(text.section(u'\t', 0, 0));
        if (one && one->kind == Breakpoint::Kind::Line) {
            one->line = one->runLine = nearestLine(lines, text.section(u'\t', 1), one->line);
            if (one->line == 0) {
                one.reset();
            }
        }
        if (one) {
            found.push_back(*one);
        }
    }
    return found;
}

BreakpointMemory::BreakpointMemory(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::programOpened, this, &BreakpointMemory::recall);
    connect(&session, &Session::breakpointsChanged, this, &BreakpointMemory::remember);
    recall();
}

void BreakpointMemory::recall()
{
    const Program &program = m_session.program();
    m_recalling = true;
    m_session.setBreakpoints(breakpointsFrom(program.text, rememberedOf(program.path, list)));
    m_recalling = false;
}

void BreakpointMemory::remember() const
{
    if (!m_recalling) {
        const Program &program = m_session.program();
        rememberOf(program.path, list, storedIn(program.text, m_session.breakpoints()));
    }
}

} // namespace ui
