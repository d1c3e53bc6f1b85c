// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanecut.h"
#include "ui/lanewalk.h"

namespace ui {

namespace {

// Among those of one task a bar's width has to do.
constexpr double apartOfOne = 10;
// Wake-ups in one place.
constexpr std::size_t mostAtOnce = 6;

bool isOf(const WakeUp &wakeUp, core::TaskId task)
{
    return wakeUp.woken == task || wakeUp.by == number(task);
}

} // namespace

std::vector<WakeSpot> layoutWakeUps(const LaneIndex &index, const LaneWindow &window,
                                    std::optional<core::TaskId> of)
{
    struct Candidate
    {
        WakeSpot spot;
        bool crowd; // more lie here than could be told apart: an arrow would tell nothing
    };
    std::vector<Candidate> found;
    const auto &all = index.wakeUps();
    const auto add = [&](std::size_t i, bool crowd) {
        const double x = window.scale.x(all[i].time());
        if (x >= -laneMargin && x <= window.width + laneMargin) {
            found.push_back({{x, all[i], all[i].time() > window.cursor, window.width - x}, crowd});
        }
    };
    walkLane(
        all, window, mostAtOnce, [&](std::size_t i) { add(i, false); },
        [&](std::size_t first, std::size_t) { add(first, true); });

    std::vector<WakeSpot> shown;
    for (std::size_t i = 0; i < found.size(); ++i) {
        WakeSpot &spot = found[i].spot;
        // One act may wake several tasks: those arrows stand together.
        std::size_t next = i + 1;
        while (next < found.size() && found[next].spot.wakeUp.time() == spot.wakeUp.time()) {
            ++next;
        }
        std::size_t before = i;
        while (before > 0 && found[before - 1].spot.wakeUp.time() == spot.wakeUp.time()) {
            --before;
        }
        const double left = before > 0 ? spot.x - found[before - 1].spot.x : wakeUpsApart;
        spot.room = next < found.size() ? found[next].spot.x - spot.x : spot.room;
        const bool alone = std::min(left, spot.room) >= wakeUpsApart;
        const bool asked = of && isOf(spot.wakeUp, *of) && left >= apartOfOne;
        if (!found[i].crowd && (alone || asked)) {
            shown.push_back(spot);
        }
    }
    return shown;
}

} // namespace ui
