// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rowmenu.h"

#include "sim/metro_m4.h"
#include "ui/session.h"
#include "ui/tracestring.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::RowMenu", text);
}

void addStop(QMenu *menu, Session &session, const QString &text, const Breakpoint &breakpoint)
{
    QAction *stop = menu->addAction(text);
    stop->setCheckable(true);
    const std::vector<Breakpoint> &all = session.breakpoints();
    stop->setChecked(
        std::any_of(all.begin(), all.end(), [&](const Breakpoint &one) { return one.means(breakpoint); }));
    QObject::connect(stop, &QAction::triggered, &session,
                     [&session, breakpoint] { session.toggleBreakpoint(breakpoint); });
}

} // namespace

QMenu *newRowMenu(Session &session, const RowPick &row, QWidget *parent)
{
    auto *menu = new QMenu{parent};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row.kind == TimelineRow::Kind::Pin) {
        using Edge = Breakpoint::Edge;
        const core::PinId pin{static_cast<std::uint8_t>(row.id)};
        const QString name = fromTrace(sim::metro_m4::pin(pin).label());
        addStop(menu, session, tr("Stop when %1 goes &high").arg(name), pinBreakpoint(pin, Edge::High));
        addStop(menu, session, tr("Stop when %1 goes &low").arg(name), pinBreakpoint(pin, Edge::Low));
        addStop(menu, session, tr("Stop when %1 &changes").arg(name), pinBreakpoint(pin, Edge::Any));
    } else if (row.kind == TimelineRow::Kind::Task && row.id != core::number(core::programTask)) {
        const core::State latest
            = session.stateAt(session.trace().size()); // the row may be of a task to come
        if (const core::TaskState *task = latest.task(core::TaskId{row.id})) {
            const QString name = fromTrace(session.trace().text(task->name));
            addStop(menu, session, tr("Stop when %1 gets the &CPU").arg(name), taskBreakpoint(name));
        }
    }
    if (menu->isEmpty()) {
        delete menu;
        return nullptr;
    }
    return menu;
}

} // namespace ui
