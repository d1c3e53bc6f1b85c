// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// A part of a Wokwi diagram.
struct WokwiPart
{
    std::string id;
    std::string type; ///< "wokwi-led"
    std::map<std::string, std::string> attributes;

    /// Empty if the diagram does not give it.
    std::string attribute(const std::string &name) const;
};

/// What of Wokwi's diagram.json says how things are wired (docs.wokwi.com/diagram-format): positions, colours
/// of wires and the serial monitor are left out.
struct WokwiDiagram
{
    std::vector<WokwiPart> parts;
    std::vector<std::pair<std::string, std::string>> wires; ///< "led1:A", "uno:13"

    const WokwiPart *partNamed(std::string_view id) const;
};

/// Reads it from JSON text; `file` is the name that errors give.
[[nodiscard]] core::Result<WokwiDiagram> wokwiDiagramFrom(std::string_view json, std::string_view file);

} // namespace sim
