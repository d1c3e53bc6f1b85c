// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lanecolour.h"

#include "ui/palette.h"

namespace ui {

QColor laneColour(const LaneIndex &index, core::PinId pin, bool dark)
{
    int rank = 0;
    for (const PinLane &lane : index.pins()) {
        if (lane.id == pin) {
            return lane.driver == core::programTask ? pinColour(rank, dark) : taskColour(lane.driver, dark);
        }
        rank += lane.claimed ? 1 : 0;
    }
    return pinColour(rank, dark);
}

} // namespace ui
