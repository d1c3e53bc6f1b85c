// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class Session;
class TimelineView;

/// Makes the timeline show the session's run, and what is done in it act on the session. Both must
/// live on; the session longer.
void bindTimeline(TimelineView &view, Session &session);

} // namespace ui
