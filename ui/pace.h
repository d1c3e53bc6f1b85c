// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "ui/viewstate.h"

namespace ui {

/// Turns real time into virtual time: how far the board is asked to run next, and when it has been silent
/// for too long. It reads no clock: time passes in calls of pass().
class Pace
{
public:
    /// Playing begins.
    void start();
    /// The way to a goal begins, in strides that start with `stride`.
    void startGoal(core::Duration stride) { m_stride = stride; }

    /// `elapsed` of real time has passed.
    void pass(core::Duration elapsed, bool boardWorks, bool playing);
    /// The board was started, or given a request.
    void asked() { m_silence = m_worked = {}; }
    /// The board has said something.
    void heard() { m_silence = {}; }
    /// The board has worked off its request: strides grow while it does so within a frame and shrink when
    /// it needs more than two, so that the window stays responsive whatever the program costs.
    void answered();

    /// The virtual time due now. It stays due until played().
    core::Duration due(Speed speed) const;
    void played() { m_unplayed = {}; }
    core::Duration stride() const { return m_stride; }
    /// Real time since the board last said anything.
    core::Duration silence() const { return m_silence; }

private:
    core::Duration m_silence{};
    core::Duration m_worked{};   // of real time, on the request that is under way
    core::Duration m_unplayed{}; // of real time, not yet turned into virtual time
    core::Duration m_stride{};   // of virtual time: the next request's, at maximum speed or to a goal
};

} // namespace ui
