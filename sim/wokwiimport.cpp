// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/wokwiimport.h"

#include "sim/wokwiparts.h"

#include <algorithm>

namespace sim {

namespace {

bool isMadeOfWire(const std::string &type)
{
    return type.rfind("wokwi-breadboard", 0) == 0 || type == "wokwi-resistor" || type == "wokwi-junction"
        || type == "wokwi-gnd" || type == "wokwi-vcc" || type == "wokwi-text";
}

/// "wokwi-pi-pico" is more than a learner should read.
std::string boardWord(const std::string &type)
{
    if (type.find("pico") != std::string::npos) {
        return "a Raspberry Pi Pico";
    }
    if (type.find("esp32") != std::string::npos) {
        return "an ESP32";
    }
    return "the board \"" + type + "\"";
}

core::Result<void> checkBoard(const WokwiDiagram &diagram, std::string_view file)
{
    const WokwiPart *board = nullptr;
    for (const WokwiPart &part : diagram.parts) {
        if (isWokwiBoardLikeOurs(part.type)) {
            return {};
        }
        board = isWokwiBoard(part.type) ? &part : board;
    }
    if (!board) {
        return core::failure("This diagram has no board that its parts are wired to. Use one for an Arduino "
                             "Uno.",
                             std::string{file});
    }
    return core::failure(
        "This diagram is for " + boardWord(board->type)
            + ", whose pins are not those of the Metro M4, so it cannot be taken over. Use one "
              "for an Arduino Uno, Nano or Mega.",
        std::string{file});
}

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

core::Result<WokwiImport> wiringFromWokwi(std::string_view json, std::string_view file)
{
    const core::Result<WokwiDiagram> diagram = wokwiDiagramFrom(json, file);
    if (!diagram) {
        return tl::unexpected{diagram.error()};
    }
    if (const core::Result<void> fits = checkBoard(*diagram, file); !fits) {
        return tl::unexpected{fits.error()};
    }
    const WokwiNets nets{*diagram};
    WokwiParts parts{*diagram, nets};
    std::vector<std::string> unknown;
    for (const WokwiPart &part : diagram->parts) {
        if (!isMadeOfWire(part.type) && !isWokwiBoard(part.type) && !parts.take(part)) {
            unknown.push_back(part.id + " (" + part.type + ")");
        }
    }
    WokwiImport taken{parts.wiring(), parts.notes()};
    if (!unknown.empty()) {
        taken.notes.push_back("Not taken over, since there is no such part here: " + listed(unknown) + ".");
    }
    if (!nets.unknownPins().empty()) {
        taken.notes.push_back("This board has no pins for " + listed(nets.unknownPins()) + ".");
    }
    if (parts.usesFiveVolts()) {
        taken.notes.emplace_back(
            "Where the diagram has 5 V, this board has 3.3 V: its pins do not stand more.");
    }
    return taken;
}

} // namespace sim
