// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "sim/wokwidiagram.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sim {

/// A place where a net of a diagram ends on the board.
struct WokwiTerminal
{
    enum class Kind : std::uint8_t { Pin, Ground, Power };

    Kind kind = Kind::Ground;
    core::PinId pin{};   ///< of this board, if Pin
    bool isFive = false; ///< Power: 5 V, not 3.3 V
    double ohms = 0;     ///< the resistors on the way
};

/// What is connected with what in a diagram, through wires, breadboards and resistors.
///
/// Pins of Arduino Uno, Nano and Mega are those of this board by their number: 13 is D13, A0 is A0. Power of
/// any voltage is Power.
class WokwiNets
{
public:
    explicit WokwiNets(const WokwiDiagram &diagram);

    /// What a leg reaches, the nearest first: ends of its own net, then of those behind resistors. Resistors
    /// are followed up to the first net that has an end.
    std::vector<WokwiTerminal> reach(const std::string &part, const std::string &leg) const;
    std::optional<WokwiTerminal> nearest(const std::string &part, const std::string &leg,
                                         WokwiTerminal::Kind kind) const;
    /// The nearest Ground or Power.
    std::optional<WokwiTerminal> nearestRail(const std::string &part, const std::string &leg) const;
    /// Whether a wire joins two legs.
    bool joins(const std::string &partA, const std::string &legA, const std::string &partB,
               const std::string &legB) const;
    /// Pins of the diagram's board that this one lacks, as "uno:A7".
    const std::vector<std::string> &unknownPins() const { return m_unknown; }

private:
    struct Resistor
    {
        std::size_t a = 0;
        std::size_t b = 0;
        double ohms = 0;
    };

    std::size_t node(const std::string &end);
    std::optional<std::size_t> known(const std::string &part, const std::string &leg) const;
    std::size_t root(std::size_t node) const;
    void addEnd(const std::string &end);

    const WokwiDiagram &m_diagram;
    std::vector<std::string> m_names; // by node: "bb1:5t"
    std::vector<std::size_t> m_parents;
    std::vector<std::pair<std::size_t, WokwiTerminal>> m_ends; // by node
    std::vector<Resistor> m_resistors;
    std::vector<std::string> m_unknown;
};

/// Whether pins of that board are this board's by number, as for an Arduino Uno.
bool isWokwiBoardLikeOurs(const std::string &type);
/// Whether a part of that type is a board at all.
bool isWokwiBoard(const std::string &type);

} // namespace sim
