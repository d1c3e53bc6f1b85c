// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metro_m4.h"

#include <cassert>

namespace sim::metro_m4 {

namespace {

constexpr PwmSlot tc(std::uint8_t number, std::uint8_t output)
{
    return {PwmTimer::Tc, number, output};
}
constexpr PwmSlot tcc(std::uint8_t number, std::uint8_t output)
{
    return {PwmTimer::Tcc, number, output};
}
constexpr PwmSlot none{};
constexpr AdcInput adc0(std::uint8_t channel)
{
    return {0, channel};
}
constexpr AdcInput adc1(std::uint8_t channel)
{
    return {1, channel};
}

constexpr Pin digital(std::string_view mcuName, std::string_view name, std::uint8_t extint,
                      std::array<PwmSlot, 3> slots = {})
{
    return {.mcuName = mcuName, .name = name, .extint = extint, .pwmSlots = slots};
}
constexpr Pin analog(std::string_view mcuName, std::string_view name, std::uint8_t extint,
                     std::array<std::optional<AdcInput>, 2> adc, std::array<PwmSlot, 3> slots = {})
{
    return {.mcuName = mcuName, .name = name, .extint = extint, .adc = adc, .pwmSlots = slots};
}
constexpr Pin withDac(Pin pin, std::uint8_t dac)
{
    pin.dac = dac;
    return pin;
}
constexpr Pin held(Pin pin, Held by)
{
    pin.held = by;
    return pin;
}
constexpr Pin flash(std::string_view mcuName)
{
    return {.mcuName = mcuName, .name = {}, .held = Held::ByFlash};
}
constexpr Pin unreachable(std::string_view mcuName)
{
    return {.mcuName = mcuName, .name = {}, .held = Held::NotAnObject};
}

constexpr Pin pinTable[] = {
    // With a name in board, in the board module's order.
    withDac(analog("PA02", "A0", 2, {adc0(0)}), 0),
    withDac(analog("PA05", "A1", 5, {adc0(5)}, {tc(0, 1)}), 1),
    analog("PA06", "A2", 6, {adc0(6)}, {tc(1, 0)}),
    analog("PA04", "A3", 4, {adc0(4)}, {tc(0, 0)}),
    analog("PB08", "A4", 8, {adc0(2), adc1(0)}, {tc(4, 0)}),
    analog("PB09", "A5", 9, {adc0(3), adc1(1)}, {tc(4, 1)}),
    digital("PA23", "D0", 7, {tc(4, 1), tcc(1, 7), tcc(0, 3)}),
    digital("PA22", "D1", 6, {tc(4, 0), tcc(1, 6), tcc(0, 2)}),
    digital("PB17", "D2", 1, {none, tcc(3, 1), tcc(0, 5)}),
    digital("PB16", "D3", 0, {none, tcc(3, 0), tcc(0, 4)}),
    digital("PB13", "D4", 13, {tc(4, 1), tcc(3, 1), tcc(0, 1)}),
    digital("PB14", "D5", 14, {tc(5, 0), tcc(4, 0), tcc(0, 2)}),
    digital("PB15", "D6", 15, {tc(5, 1), tcc(4, 1), tcc(0, 3)}),
    digital("PB12", "D7", 12, {tc(4, 0), tcc(3, 0), tcc(0, 0)}),
    digital("PA21", "D8", 5, {none, tcc(1, 5), tcc(0, 1)}),
    digital("PA20", "D9", 4, {none, tcc(1, 4), tcc(0, 0)}),
    digital("PA18", "D10", 2, {tc(3, 0), tcc(1, 2), tcc(0, 6)}),
    digital("PA19", "D11", 3, {tc(3, 1), tcc(1, 3), tcc(0, 7)}),
    digital("PA17", "D12", 1, {tc(2, 1), tcc(1, 1), tcc(0, 5)}),
    digital("PA16", "LED", 0, {tc(2, 0), tcc(1, 0), tcc(0, 4)}),
    analog("PB02", "SDA", 2, {adc0(14)}, {none, tcc(2, 2)}),
    analog("PB03", "SCL", 3, {adc0(15)}),
    digital("PB22", "NEOPIXEL", 6),
    digital("PA13", "SCK", 13, {tc(2, 1), tcc(0, 7), tcc(1, 3)}),
    digital("PA12", "MOSI", 12, {tc(2, 0), tcc(0, 6), tcc(1, 2)}),
    digital("PA14", "MISO", 14, {tc(3, 0), tcc(2, 0), tcc(1, 2)}),
    held(analog("PB06", "LED_RX", 6, {adc1(8)}), Held::ByFirmware),
    held(digital("PA27", "LED_TX", 11), Held::ByFirmware),
    // In microcontroller.pin alone. PA03 is AREF; PA30 and PA31 are the debug port's.
    analog("PA03", "", 3, {adc0(1)}),
    flash("PA08"),
    flash("PA09"),
    flash("PA10"),
    flash("PA11"),
    digital("PA30", "", 14, {none, tcc(2, 0)}),
    digital("PA31", "", 15, {none, tcc(2, 1)}),
    analog("PB07", "", 7, {adc1(9)}),
    flash("PB10"),
    flash("PB11"),
    // Without an object: crystal, USB, and pins that the board does not lead out.
    unreachable("PA00"),
    unreachable("PA01"),
    unreachable("PA07"),
    unreachable("PA15"),
    unreachable("PA24"),
    unreachable("PA25"),
    unreachable("PB00"),
    unreachable("PB01"),
    unreachable("PB04"),
    unreachable("PB05"),
    unreachable("PB23"),
    unreachable("PB30"),
    unreachable("PB31"),
};
static_assert(std::size(pinTable) < 64, "A state has room for 64 pins.");

constexpr std::optional<core::PinId> pinOfMcu(std::string_view mcuName)
{
    for (std::size_t i = 0; i < std::size(pinTable); ++i) {
        if (pinTable[i].mcuName == mcuName) {
            return core::PinId{static_cast<std::uint8_t>(i)};
        }
    }
    return std::nullopt;
}

constexpr BoardName named(std::string_view name, std::string_view mcuName)
{
    return {name, pinOfMcu(mcuName).value()};
}

constexpr BoardName boardTable[] = {
    named("A0", "PA02"),   named("A1", "PA05"),       named("A2", "PA06"),     named("A3", "PA04"),
    named("A4", "PB08"),   named("A5", "PB09"),       named("D0", "PA23"),     named("RX", "PA23"),
    named("D1", "PA22"),   named("TX", "PA22"),       named("D2", "PB17"),     named("D3", "PB16"),
    named("D4", "PB13"),   named("D5", "PB14"),       named("D6", "PB15"),     named("D7", "PB12"),
    named("D8", "PA21"),   named("D9", "PA20"),       named("D10", "PA18"),    named("D11", "PA19"),
    named("D12", "PA17"),  named("LED", "PA16"),      named("D13", "PA16"),    named("SDA", "PB02"),
    named("SCL", "PB03"),  named("NEOPIXEL", "PB22"), named("SCK", "PA13"),    named("MOSI", "PA12"),
    named("MISO", "PA14"), named("LED_RX", "PB06"),   named("LED_TX", "PA27"),
};

} // namespace

std::span<const Pin> pins()
{
    return pinTable;
}

const Pin &pin(core::PinId id)
{
    assert(core::number(id) < std::size(pinTable));
    return pinTable[core::number(id)];
}

std::span<const BoardName> boardNames()
{
    return boardTable;
}

std::optional<core::PinId> pinNamed(std::string_view name)
{
    for (const BoardName &entry : boardTable) {
        if (entry.name == name) {
            return entry.pin;
        }
    }
    const std::optional<core::PinId> id = pinOfMcu(name);
    return id && pin(*id).hasObject() ? id : std::nullopt;
}

core::PinId led()
{
    static constexpr core::PinId id = pinOfMcu("PA16").value();
    return id;
}

core::PinId neopixel()
{
    static constexpr core::PinId id = pinOfMcu("PB22").value();
    return id;
}

} // namespace sim::metro_m4
