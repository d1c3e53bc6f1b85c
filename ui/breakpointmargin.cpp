// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointmargin.h"

#include "ui/session.h"
#include "ui/viewcolours.h"

#include <Qsci/qsciscintilla.h>

#include <QCursor>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

constexpr int dot = 3;  // markers 1 and 2 are the running line's and the error's
constexpr int ring = 4; // disabled
constexpr int markers = (1 << dot) | (1 << ring);

} // namespace

BreakpointMargin::BreakpointMargin(QsciScintilla &sheet, int margin, Session &session, QObject *parent)
    : QObject(parent), m_sheet(sheet), m_session(session), m_margin(margin)
{
    sheet.setMarginType(margin, QsciScintilla::SymbolMargin);
    sheet.setMarginMarkerMask(margin, markers);
    sheet.setMarginSensitivity(margin, true);
    sheet.setMarginSensitivity(0, true); // the numbers: a target that is easy to hit
    connect(&sheet, &QsciScintilla::marginClicked, this, [this](int, int line) { toggle(line); });
    connect(&sheet, &QsciScintilla::marginRightClicked, this, [this](int, int line) { showMenu(line); });
    connect(&session, &Session::breakpointsChanged, this, [this] {
        if (!m_following) {
            fill();
        }
        describe();
    });
    restyle();
    fill();
}

void BreakpointMargin::restyle()
{
    const ViewColours colours = ViewColours::from(m_sheet.palette());
    m_sheet.markerDefine(QsciScintilla::Circle, dot);
    m_sheet.markerDefine(QsciScintilla::Circle, ring);
    m_sheet.setMarkerForegroundColor(colours.danger, dot);
    m_sheet.setMarkerBackgroundColor(colours.danger, dot);
    m_sheet.setMarkerForegroundColor(colours.danger, ring);
    m_sheet.setMarkerBackgroundColor(colours.surface, ring);
    m_sheet.setMarginWidth(m_margin, std::max(14, m_sheet.textHeight(0) * 4 / 5));
    m_sheet.setMarginBackgroundColor(m_margin, colours.surface);
}

void BreakpointMargin::fill()
{
    m_handles.clear();
    m_sheet.markerDeleteAll(dot);
    m_sheet.markerDeleteAll(ring);
    const std::vector<Breakpoint> &all = m_session.breakpoints();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == Breakpoint::Kind::Line) {
            m_handles[i] = m_sheet.markerAdd(static_cast<int>(all[i].line) - 1, all[i].enabled ? dot : ring);
        }
    }
    describe();
}

void BreakpointMargin::describe()
{
    QStringList lines;
    for (const Breakpoint &one : m_session.breakpoints()) {
        if (one.kind == Breakpoint::Kind::Line && one.enabled) {
            lines += QString::number(one.line);
        }
    }
    m_sheet.setAccessibleDescription(lines.isEmpty() ? QString{}
                                                     : tr("Stops at line %1.").arg(lines.join(tr(", "))));
}

void BreakpointMargin::toggle(int line)
{
    Breakpoint wanted = lineBreakpoint(static_cast<std::uint32_t>(line + 1));
    if (m_session.isEdited()) {
        wanted.runLine = 0; // the text that runs is another: nobody knows where the line is in there
    }
    m_session.toggleBreakpoint(wanted);
}

void BreakpointMargin::toggleHere()
{
    int line = 0;
    int column = 0;
    m_sheet.getCursorPosition(&line, &column);
    toggle(line);
}

void BreakpointMargin::showMenu(int line)
{
    const std::vector<Breakpoint> &all = m_session.breakpoints();
    const auto there = std::find_if(all.begin(), all.end(), [line](const Breakpoint &one) {
        return one.kind == Breakpoint::Kind::Line && static_cast<int>(one.line) == line + 1;
    });
    auto *menu = new QMenu{&m_sheet};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (there == all.end()) {
        menu->addAction(tr("&Stop at line %1").arg(line + 1), this, [this, line] { toggle(line); });
    } else {
        const auto index = static_cast<std::size_t>(there - all.begin());
        menu->addAction(tr("Do not &stop at line %1").arg(line + 1), this, [this, line] { toggle(line); });
        menu->addAction(there->enabled ? tr("&Disable this breakpoint") : tr("&Enable this breakpoint"), this,
                        [this, index] {
                            std::vector<Breakpoint> changed = m_session.breakpoints();
                            if (index < changed.size()) {
                                changed[index].enabled = !changed[index].enabled;
                                m_session.setBreakpoints(std::move(changed));
                            }
                        });
    }
    menu->addSeparator();
    menu->addAction(tr("&All breakpoints…"), this, &BreakpointMargin::listWanted);
    menu->popup(QCursor::pos());
}

/// The dots have moved with their lines: so do the breakpoints.
void BreakpointMargin::followText()
{
    std::vector<Breakpoint> moved = m_session.breakpoints();
    for (auto [i, handle] : m_handles) {
        const int line = m_sheet.markerLine(handle);
        if (i < moved.size() && line >= 0) {
            moved[i].line = static_cast<std::uint32_t>(line + 1);
        }
    }
    // Where lines were deleted, two may have become one.
    std::vector<Breakpoint> apart;
    for (const Breakpoint &one : moved) {
        const bool known = std::any_of(apart.begin(), apart.end(),
                                       [&one](const Breakpoint &other) { return other.means(one); });
        if (!known) {
            apart.push_back(one);
        }
    }
    m_following = apart.size() == moved.size();
    m_session.setBreakpoints(std::move(apart));
    m_following = false;
}

} // namespace ui
