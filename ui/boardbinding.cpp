// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardbinding.h"

#include "ui/boardview.h"
#include "ui/session.h"
#include "ui/timelineview.h"

namespace ui {

void bindBoard(BoardView &board, Session &session, const TimelineView &timeline)
{
    const auto show = [&board, &session, &timeline](std::optional<core::Instant> from) {
        board.showMoment(session.state(), timeline.scene().index, from, session.view().now, session.isLive());
    };
    const auto rewire = [&board, &session] {
        // A wiring file that cannot be read is told about where it was opened; here it means: none.
        board.setWiring(sim::wiringFrom(session.program().wiring).value_or(sim::Wiring{}));
    };
    QObject::connect(&session, &Session::changed, &board,
                     [show](const ViewState &before, const ViewState &after) {
                         const bool played = before.playing && after.playing;
                         show(played ? std::optional(before.now) : std::nullopt);
                     });
    QObject::connect(&session, &Session::runReset, &board, [rewire, show] {
        rewire();
        show(std::nullopt);
    });
    QObject::connect(&session, &Session::wiringChanged, &board, [rewire, show] {
        rewire();
        show(std::nullopt);
    });
    board.setReach({[&board, &session](std::size_t part, std::int32_t value) {
                        return session.setInput(board.parts()[part].name, value);
                    },
                    [&board, &session](std::size_t part) { session.letGoOf(board.parts()[part].name, 0); }});
    QObject::connect(&board, &BoardView::handMoved, &board, [show] { show(std::nullopt); });
    rewire();
    show(std::nullopt);
}

} // namespace ui
