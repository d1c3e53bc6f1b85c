// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/partcontrol.h"

#include <QPoint>

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace ui {

/// The hand at the board: what presses and turns of mouse and keys set the parts to. Parts are named by
/// their index.
class PartHand
{
public:
    /// How the hand gets at the parts.
    struct Reach
    {
        /// Sets a part. False: it cannot be set now.
        std::function<bool(std::size_t part, std::int32_t value)> set;
        /// A button that was pressed comes up, wherever the learner looks by now.
        std::function<void(std::size_t part)> letGo;
    };
    /// What holds a button down: the mouse or a key.
    using Holder = int;
    static constexpr Holder mouse = 0; // no key has this number

    explicit PartHand(Reach reach) : m_reach(std::move(reach)) { }

    /// A button goes down with the first that holds it and comes up with the last. A holder holds one.
    void press(std::size_t part, Holder holder);
    void release(Holder holder);
    /// Keeps a button down without anybody holding it, or lets it come up.
    void latch(std::size_t part);
    bool isPressed(std::size_t part) const;
    /// All let go, but for what is latched.
    void releaseAll();
    /// The parts are others: nothing is held.
    void forget();

    void flip(std::size_t part, const PartControl &control);
    void turnTo(std::size_t part, const PartControl &control, std::int64_t value);

    /// Takes hold of something that turns; dragging up or to the right turns it up.
    void grab(std::size_t part, const PartControl &control, const QPoint &place);
    void drag(const QPoint &place);
    void drop() { m_grip.reset(); }
    /// Turns by the eighths of a degree that a wheel reports, a step a notch.
    void wheel(std::size_t part, const PartControl &control, int eighths);

private:
    struct Grip
    {
        std::size_t part = 0;
        PartControl control;
        QPoint from;
        std::int32_t value = 0; // to which it was turned last
    };

    Reach m_reach;
    std::map<Holder, std::size_t> m_holders;
    std::set<std::size_t> m_latched;
    std::optional<Grip> m_grip;
    int m_wheel = 0; // eighths that made no whole notch yet
};

} // namespace ui
