// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wokwinets.h"

#include "sim/metro_m4.h"

#include <algorithm>
#include <cstdlib>

namespace sim {

namespace {

bool startsWith(const std::string &text, std::string_view start)
{
    return std::string_view{text}.substr(0, start.size()) == start;
}

/// Rows of a breadboard, both legs of a button's side and a board's several grounds differ behind the dot
/// alone. "3.3V" has a dot of its own.
std::string withoutTwin(const std::string &leg)
{
    return startsWith(leg, "3.3V") || startsWith(leg, "3V3") ? "3.3V" : leg.substr(0, leg.find('.'));
}

std::string joined(const std::string &part, const std::string &leg)
{
    return part + ":" + withoutTwin(leg);
}

std::optional<core::PinId> pinOf(const std::string &leg)
{
    const bool isNumber = !leg.empty() && leg.find_first_not_of("0123456789") == std::string::npos;
    const std::string name = isNumber ? "D" + leg : leg;
    return isNumber || startsWith(leg, "A") || leg == "SDA" || leg == "SCL" ? metro_m4::pinNamed(name)
                                                                            : std::nullopt;
}

} // namespace

bool isWokwiBoardLikeOurs(const std::string &type)
{
    return startsWith(type, "wokwi-arduino-");
}

bool isWokwiBoard(const std::string &type)
{
    return isWokwiBoardLikeOurs(type) || startsWith(type, "board-") || startsWith(type, "wokwi-pi-pico")
        || startsWith(type, "wokwi-esp32") || startsWith(type, "wokwi-attiny")
        || startsWith(type, "wokwi-nano-") || startsWith(type, "wokwi-franzininho");
}

WokwiNets::WokwiNets(const WokwiDiagram &diagram) : m_diagram(diagram)
{
    for (const auto &[from, to] : diagram.wires) {
        const std::size_t a = root(node(from));
        m_parents[a] = root(node(to));
    }
    for (const WokwiPart &part : diagram.parts) {
        if (part.type == "wokwi-resistor") {
            const std::string value = part.attribute("value");
            m_resistors.push_back({node(part.id + ":1"), node(part.id + ":2"),
                                   value.empty() ? 1000.0 : std::strtod(value.c_str(), nullptr)});
        }
    }
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        addEnd(m_names[i]);
    }
}

std::size_t WokwiNets::node(const std::string &end)
{
    const std::size_t colon = end.find(':');
    const std::string name
        = colon == std::string::npos ? end : joined(end.substr(0, colon), end.substr(colon + 1));
    const auto found = std::find(m_names.begin(), m_names.end(), name);
    if (found != m_names.end()) {
        return static_cast<std::size_t>(found - m_names.begin());
    }
    m_names.push_back(name);
    m_parents.push_back(m_parents.size());
    return m_names.size() - 1;
}

std::optional<std::size_t> WokwiNets::known(const std::string &part, const std::string &leg) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), joined(part, leg));
    if (found == m_names.end()) {
        return std::nullopt;
    }
    return root(static_cast<std::size_t>(found - m_names.begin()));
}

std::size_t WokwiNets::root(std::size_t node) const
{
    while (m_parents[node] != node) {
        node = m_parents[node];
    }
    return node;
}

void WokwiNets::addEnd(const std::string &name)
{
    const std::size_t colon = name.find(':');
    const WokwiPart *part = colon == std::string::npos ? nullptr : m_diagram.partNamed(name.substr(0, colon));
    if (!part) {
        return;
    }
    const std::string leg = name.substr(colon + 1);
    const bool isBoard = isWokwiBoardLikeOurs(part->type);
    const std::size_t at = node(name);
    using Kind = WokwiTerminal::Kind;
    if ((isBoard && leg == "GND") || part->type == "wokwi-gnd") {
        m_ends.emplace_back(at, WokwiTerminal{.kind = Kind::Ground});
    } else if ((isBoard && (leg == "5V" || leg == "VIN" || leg == "3.3V" || leg == "IOREF"))
               || part->type == "wokwi-vcc") {
        m_ends.emplace_back(at, WokwiTerminal{.kind = Kind::Power, .isFive = leg != "3.3V"});
    } else if (const std::optional<core::PinId> pin = isBoard ? pinOf(leg) : std::nullopt) {
        m_ends.emplace_back(at, WokwiTerminal{.kind = Kind::Pin, .pin = *pin});
    } else if (isBoard && leg != "AREF" && leg != "RESET") {
        m_unknown.push_back(name);
    }
}

std::vector<WokwiTerminal> WokwiNets::reach(const std::string &part, const std::string &leg) const
{
    std::vector<WokwiTerminal> reached;
    std::vector<std::pair<std::size_t, double>> open; // nets to look at, and the ohms on the way there
    std::vector<std::size_t> seen;
    if (const std::optional<std::size_t> start = known(part, leg)) {
        open.emplace_back(*start, 0.0);
    }
    while (!open.empty()) {
        const auto next = std::min_element(open.begin(), open.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        const auto [net, ohms] = *next;
        open.erase(next);
        if (std::find(seen.begin(), seen.end(), net) != seen.end()) {
            continue;
        }
        const bool isStart = seen.empty();
        seen.push_back(net);
        bool hasEnd = false;
        for (const auto &[at, end] : m_ends) {
            if (root(at) == net) {
                reached.push_back(end);
                reached.back().ohms = ohms;
                hasEnd = true;
            }
        }
        if (hasEnd && !isStart) {
            continue;
        }
        for (const Resistor &resistor : m_resistors) {
            const std::size_t a = root(resistor.a);
            const std::size_t b = root(resistor.b);
            if (a == net || b == net) {
                open.emplace_back(a == net ? b : a, ohms + resistor.ohms);
            }
        }
    }
    return reached;
}

std::optional<WokwiTerminal> WokwiNets::nearest(const std::string &part, const std::string &leg,
                                                WokwiTerminal::Kind kind) const
{
    for (const WokwiTerminal &end : reach(part, leg)) {
        if (end.kind == kind) {
            return end;
        }
    }
    return std::nullopt;
}

std::optional<WokwiTerminal> WokwiNets::nearestRail(const std::string &part, const std::string &leg) const
{
    for (const WokwiTerminal &end : reach(part, leg)) {
        if (end.kind != WokwiTerminal::Kind::Pin) {
            return end;
        }
    }
    return std::nullopt;
}

bool WokwiNets::joins(const std::string &partA, const std::string &legA, const std::string &partB,
                      const std::string &legB) const
{
    const std::optional<std::size_t> a = known(partA, legA);
    return a && a == known(partB, legB);
}

} // namespace sim
