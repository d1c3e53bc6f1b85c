// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timelinelayout.h"

#include "ui/lanewalk.h"

namespace ui {

namespace {

using Form = LaneSegment::Form;

// Segments reach this far out of sight, so that their ends are not seen at the border.
constexpr double margin = 12;
// A zig-zag narrower than this would not look like one.
constexpr double leastZigZag = 9;
// An outline narrower than this is not an outline.
constexpr double leastReady = 4;
// Late spans narrower than this cannot carry their bill.
constexpr double leastLateSpan = 30;
// In one stretch of running, lines closer than this cannot be told apart; a short turn is a bar.
constexpr double leastLinePitch = 1.5;
constexpr double leastBusyStretch = 40;
// From this pitch on, lines are shown one by one.
constexpr double leastLineSpot = 9;

class TaskDrawing
{
public:
    TaskDrawing(const TaskLane &lane, const core::Trace &trace, const LaneWindow &window)
        : m_lane(lane), m_trace(trace), m_window(window)
    {
    }

    TaskLayout drawn()
    {
        m_layout.visited = walkLane(
            m_lane.changes, m_window, 5, [this](std::size_t i) { drawChange(i); },
            [this](std::size_t first, std::size_t last) { drawCrowd(first, last); });
        return std::move(m_layout);
    }

private:
    double x(core::Instant time) const { return m_window.scale.x(time); }

    // Adds a stretch, cut in two where the cursor crosses it.
    void add(Form form, double left, double right, const PhaseChange &since, bool decided = false)
    {
        left = std::max(left, -margin);
        right = std::min(right, m_window.width + margin);
        if (right <= left || right < 0 || left > m_window.width) {
            return;
        }
        const double cursor = m_window.cursorX();
        const bool startsAhead = since.time() > m_window.cursor;
        if (decided || startsAhead || right <= cursor + leastTurn / 2) {
            m_layout.segments.push_back({form, left, right, startsAhead, since});
            return;
        }
        m_layout.segments.push_back({form, left, std::max(left, cursor), false, since});
        m_layout.segments.push_back({form, std::max(left, cursor), right, true, since});
    }

    void drawCrowd(std::size_t first, std::size_t last)
    {
        const PhaseChange &since = m_lane.changes[first];
        double left = x(since.time());
        double right = x(m_lane.changes[last].time());
        const bool ahead = since.time() > m_window.cursor;
        if (m_crowd && m_layout.segments[*m_crowd].right + leastZigZag >= left
            && m_layout.segments[*m_crowd].ahead == ahead) {
            // Too little between two crowds to be drawn: they are one.
            m_layout.segments.resize(*m_crowd + 1);
            LaneSegment &crowd = m_layout.segments.back();
            crowd.right = std::clamp(right, crowd.right, m_window.width + margin);
            return;
        }
        right = std::max(right, left + leastZigZag);
        left = std::max(left, -margin);
        m_layout.segments.push_back({Form::MoreHere, left, right, ahead, since});
        m_crowd = m_layout.segments.size() - 1;
    }

    void drawChange(std::size_t i)
    {
        const PhaseChange &change = m_lane.changes[i];
        const bool isLast = i + 1 == m_lane.changes.size();
        const core::Instant until
            = isLast ? std::max(m_window.edge, change.time()) : m_lane.changes[i + 1].time();
        const double left = x(change.time());
        const double right = x(until);
        switch (change.phase()) {
        case LanePhase::Running:
            drawRunning(i, left, right, until);
            break;
        case LanePhase::Blocked:
            add(Form::Blocked, left, right, change);
            break;
        case LanePhase::Queued:
            drawQueued(change, until, isLast);
            break;
        case LanePhase::Waiting:
            if (change.waitFor() != core::WaitFor::Nothing || right - left > 1) {
                add(Form::Waiting, left, right, change);
            }
            break;
        case LanePhase::Done:
            m_layout.end = LaneEnd{left, change.outcome(), change.time() > m_window.cursor};
            break;
        }
    }

    void drawRunning(std::size_t i, double left, double right, core::Instant until)
    {
        const PhaseChange &change = m_lane.changes[i];
        if (right - left >= leastBusyStretch) {
            const auto lines = static_cast<double>(m_trace.cursorAt(until) - m_trace.cursorAt(change.time()));
            const double pitch = (right - left) / std::max(lines, 1.0);
            if (pitch < leastLinePitch) {
                add(Form::MoreHere, left, right, change);
                return;
            }
            if (pitch >= leastLineSpot) {
                findLines(change.time(), until);
            }
        }
        if (right - left < leastTurn && !touchesBlocking(i)) {
            const double wide = std::clamp(nextTurnX(i) - left - 2, 2.0, leastTurn);
            const double middle = (left + right) / 2;
            left = std::min(left, middle - wide / 2);
            right = std::max(right, middle + wide / 2);
        }
        add(Form::Running, left, right, change);
    }

    void findLines(core::Instant from, core::Instant until)
    {
        const core::Instant seenFrom = std::max(from, m_window.scale.left());
        const core::Instant seenUntil = std::min({until, m_window.scale.at(m_window.width), m_window.cursor});
        for (std::size_t i = m_trace.cursorAt(seenFrom - core::Duration{1});
             i < m_trace.size() && m_trace[i].time() < seenUntil; ++i) {
            ++m_layout.visited;
            const core::Entry &entry = m_trace[i];
            if (entry.kind() == core::EntryKind::Line && entry.task() == m_lane.id) {
                endLine(x(entry.time()));
                m_layout.lines.push_back({x(entry.time()), x(seenUntil), entry.line()});
            }
        }
        endLine(x(seenUntil));
    }

    void endLine(double at)
    {
        if (!m_layout.lines.empty() && m_layout.lines.back().right > at) {
            m_layout.lines.back().right = at;
        }
    }

    // Running on into time.sleep or out of it is part of a stretch that is wide enough already.
    bool touchesBlocking(std::size_t i) const
    {
        const auto blocks = [this](std::size_t k) {
            return k < m_lane.changes.size() && m_lane.changes[k].phase() == LanePhase::Blocked;
        };
        return blocks(i + 1) || (i > 0 && blocks(i - 1));
    }

    double nextTurnX(std::size_t i) const
    {
        for (std::size_t k = i + 1; k < std::min(i + 5, m_lane.changes.size()); ++k) {
            if (m_lane.changes[k].phase() == LanePhase::Running) {
                return x(m_lane.changes[k].time());
            }
        }
        return x(m_lane.changes[i].time()) + 100;
    }

    void drawQueued(const PhaseChange &change, core::Instant until, bool isLast)
    {
        const core::Instant due = change.due();
        // A sleep that has begun is decided to its end: nothing but a cancel can shorten it.
        const core::Instant asleepUntil = isLast ? due : std::min(due, until);
        const bool decided = change.time() <= m_window.cursor;
        if (asleepUntil > change.time()) {
            add(Form::Sleeping, x(change.time()), x(asleepUntil), change, decided);
        }
        if (until <= due) {
            return;
        }
        const double left = x(due);
        const double right = x(until);
        if (right - left >= leastReady) {
            add(Form::Ready, left, right, change);
        }
        const core::Instant shown = std::min(until, m_window.cursor);
        if (change.queuedBy() == core::QueuedBy::Sleep && shown - due >= noticeableLateness
            && m_window.scale.pixels(shown - due) >= leastLateSpan) {
            const double lateRight = x(shown);
            if (lateRight > 0 && left < m_window.width) {
                m_layout.late.push_back({left, lateRight, shown - due});
            }
        }
    }

    const TaskLane &m_lane;
    const core::Trace &m_trace;
    const LaneWindow &m_window;
    TaskLayout m_layout;
    std::optional<std::size_t> m_crowd; // index of the latest zig-zag
};

} // namespace

TaskLayout layoutTask(const TaskLane &lane, const core::Trace &trace, const LaneWindow &window)
{
    return TaskDrawing(lane, trace, window).drawn();
}

} // namespace ui
