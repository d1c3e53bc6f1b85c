// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as the board's Python computes with them.
///
/// A float object of the board holds a single-precision number without its two lowest bits. *Keeping* a
/// number drops them; at each use they are filled with a copy of the two bits above. The functions here
/// take and return what a use sees, as a `float`. Figures and rules: CircuitPython 10.2.1 with its
/// 30-bit floats; earlier releases fill with zeros and print otherwise.
namespace sim::float30 {

/// What a use sees of a number that was kept. Keeping it again changes nothing.
inline float keep(float number)
{
    const std::uint32_t kept = std::bit_cast<std::uint32_t>(number) & ~3U;
    return std::bit_cast<float>(kept | ((kept >> 2) & 3U));
}

/// number * 10^power, in the way and with the rounding of the board.
float scaled(float number, int power);

/// The number that a decimal text stands for, as a literal or for float(): digits with an optional
/// sign, point and exponent, or "inf", "infinity", "nan" in any case. Underscores may stand between
/// digits. No blanks. Nothing if the text is anything else.
std::optional<float> read(std::string_view text);

/// Of a / b, both as Python defines them: the quotient is whole and towards minus infinity, and the
/// remainder has b's sign. b is not 0.
struct Quotient
{
    float whole = 0;
    float rest = 0;
};
Quotient divide(float a, float b);

/// As print() shows a float: the digits that the board finds, "0.1", "1e+16", "inf".
std::string text(float number);

/// As the format codes show it: 'e', 'f' or 'g' ('E' and 'G' for capitals), with so many places or,
/// for 'g', digits. A minus sign is part of the text, a plus sign is not.
std::string formatted(float number, char code, int precision);

} // namespace sim::float30
