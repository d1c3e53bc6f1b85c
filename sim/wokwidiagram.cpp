// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wokwidiagram.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sim {

namespace {

using Json = nlohmann::json;

int lineAt(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::string textOf(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string field(const Json &object, const char *name)
{
    return object.is_object() && object.contains(name) ? textOf(object[name]) : std::string{};
}

WokwiPart partOf(const Json &json)
{
    WokwiPart part{field(json, "id"), field(json, "type"), {}};
    if (json.is_object() && json.contains("attrs") && json["attrs"].is_object()) {
        for (const auto &[name, value] : json["attrs"].items()) {
            part.attributes[name] = textOf(value);
        }
    }
    return part;
}

} // namespace

std::string WokwiPart::attribute(const std::string &name) const
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string{} : found->second;
}

const WokwiPart *WokwiDiagram::partNamed(std::string_view id) const
{
    const auto found
        = std::find_if(parts.begin(), parts.end(), [id](const WokwiPart &part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

core::Result<WokwiDiagram> wokwiDiagramFrom(std::string_view text, std::string_view file)
{
    const std::string name{file};
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error &error) {
        return core::failure("This is not JSON. Save the diagram in Wokwi again.", name,
                             lineAt(text, error.byte));
    }
    if (!json.is_object() || !json.contains("parts") || !json["parts"].is_array()) {
        return core::failure("This is not a diagram of Wokwi: it has no list of \"parts\". Choose a "
                             "diagram.json.",
                             name);
    }
    WokwiDiagram diagram;
    for (const Json &each : json["parts"]) {
        diagram.parts.push_back(partOf(each));
        const WokwiPart &part = diagram.parts.back();
        if (part.id.empty() || part.type.empty()) {
            return core::failure("Part " + std::to_string(diagram.parts.size())
                                     + " of this diagram has no \"id\" or no \"type\". Add it.",
                                 name);
        }
    }
    for (const Json &wire : json.value("connections", Json::array())) {
        if (wire.is_array() && wire.size() >= 2 && wire[0].is_string() && wire[1].is_string()) {
            diagram.wires.emplace_back(wire[0].get<std::string>(), wire[1].get<std::string>());
        }
    }
    return diagram;
}

} // namespace sim
