// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinebinding.h"

#include "ui/rowmenu.h"
#include "ui/session.h"
#include "ui/timelineview.h"

#include <QMenu>

namespace ui {

void bindTimeline(TimelineView &view, Session &session)
{
    const auto show = [&view, &session] {
        const ViewState &look = session.view();
        view.showMoment({session.start(), look.now, session.edge(), look.playing, look.follow},
                        session.state());
    };
    QObject::connect(&session, &Session::changed, &view,
                     [&view, show](const ViewState &before, const ViewState &after) {
                         if (before.selected != after.selected) {
                             view.pickTask(after.selected);
                         }
                         show();
                     });
    QObject::connect(&session, &Session::traceGrew, &view, [&session, show] {
        // While it plays, the playhead moves in a moment: painting twice would cost half of each frame.
        if (!session.view().playing) {
            show();
        }
    });
    QObject::connect(&session, &Session::runReset, &view, [&view, &session, show] {
        view.setTrace(session.trace());
        show();
    });
    QObject::connect(&session, &Session::ghostChanged, &view, [&view, &session] {
        const Ghost *const ghost = session.ghost();
        view.setGhost(ghost ? std::make_unique<GhostLanes>(ghost->recording->trace(), ghost->from,
                                                           ghost->recording->edge())
                            : nullptr);
    });
    QObject::connect(&session, &Session::branched, &view, [&view, &session, show] {
        view.replaceTrace(session.trace());
        show();
    });
    QObject::connect(&view, &TimelineView::timePicked, &session, &Session::moveTimeTo);
    QObject::connect(&view, &TimelineView::rowMenuWanted, &session,
                     [&view, &session](const RowPick &row, const QPoint &globalPos) {
                         if (QMenu *menu = newRowMenu(session, row, &view)) {
                             menu->popup(globalPos);
                         }
                     });
    QObject::connect(&view, &TimelineView::taskPicked, &session, &Session::select);
    QObject::connect(&view, &TimelineView::followChanged, &session, &Session::setFollow);
    view.setTrace(session.trace());
    show();
}

} // namespace ui
