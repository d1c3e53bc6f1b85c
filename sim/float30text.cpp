// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/float30.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace sim::float30 {

namespace {

// The digits that say the most about a float; and those that are tried first.
constexpr int mostDigits = 9;
constexpr int fewestDigits = 6;
// Exponents from which on print() shows one.
constexpr int largestFixed = 16;
constexpr int smallestFixed = -4;

// m * 10^power, with m of so many digits.
struct Decimal
{
    std::int64_t mantissa = 0;
    int power = 0;
};

std::uint32_t keptBits(float number)
{
    return std::bit_cast<std::uint32_t>(number) & ~3U;
}

// e with 10^e <= number < 10^(e+1).
int exponentOf(float number)
{
    int exponent = static_cast<int>(std::floor(std::log10(static_cast<double>(number))));
    const auto tenTo = [](int power) { return std::pow(10.0, power); };
    if (tenTo(exponent) > static_cast<double>(number)) {
        --exponent;
    } else if (tenTo(exponent + 1) <= static_cast<double>(number)) {
        ++exponent;
    }
    return exponent;
}

std::int64_t rounded(float number)
{
    return static_cast<std::int64_t>(number + 0.5F);
}

// number * 10^power as a whole number. With more digits than a float has, the last ones are zeros.
std::int64_t firstGuess(float number, int digits, int power)
{
    const int beyond = digits - fewestDigits;
    if (beyond >= 2 && power > 2) {
        return 100 * rounded(scaled(number, power - 2));
    }
    if (beyond >= 1 && power > 1) {
        return 10 * rounded(scaled(number, power - 1));
    }
    return rounded(scaled(number, power));
}

// Looks for a number with few digits that is read back as the one given.
class Search
{
public:
    explicit Search(float number) : m_number(number), m_exponent(exponentOf(number)) { }

    /// With at most so many digits; if none is read back as the number, the one that comes closest.
    /// Few digits are not looked for but rounded, halves up.
    Decimal find(int digitsAllowed)
    {
        if (digitsAllowed < fewestDigits) {
            const int power = digitsAllowed - m_exponent - 1;
            return {rounded(scaled(m_number, power)), -power};
        }
        for (int digits = fewestDigits; digits <= digitsAllowed; ++digits) {
            m_closest = {};
            if (const auto found = withDigits(digits)) {
                return {*found, m_exponent + 1 - digits};
            }
        }
        return {m_closest.mantissa, m_exponent + 1 - digitsAllowed};
    }

private:
    struct Closest
    {
        std::int64_t mantissa = 0;
        float distance = 0;
        bool exists = false;
    };

    std::optional<std::int64_t> withDigits(int digits)
    {
        const int power = digits - m_exponent - 1;
        std::int64_t mantissa = firstGuess(m_number, digits, power);
        std::int64_t step = std::int64_t{1} << (3 * (digits - fewestDigits));
        for (;; step /= 2) {
            const float back = *read(std::to_string(mantissa) + "e" + std::to_string(-power));
            if (keptBits(back) == keptBits(m_number)) {
                return mantissa;
            }
            note(mantissa, std::fabs(back - m_number));
            if (step == 0) {
                return std::nullopt;
            }
            mantissa += back < m_number ? step : -step;
        }
    }

    void note(std::int64_t mantissa, float distance)
    {
        const bool isRounder = distance == m_closest.distance && mantissa % 10 == 0;
        if (!m_closest.exists || distance < m_closest.distance || isRounder) {
            m_closest = {mantissa, distance, true};
        }
    }

    float m_number;
    int m_exponent;
    Closest m_closest;
};

std::string wordFor(float number)
{
    return std::isnan(number) ? "nan" : "inf";
}

std::string withoutTrailingZeros(std::string digits)
{
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

// "1.5e-07" from 15 and -7, with so many places.
std::string withExponent(std::string digits, int exponent, std::size_t places, char letter)
{
    digits.resize(places + 1, '0');
    std::string out = digits.substr(0, 1);
    if (places > 0) {
        out += "." + digits.substr(1);
    }
    const std::string size = std::to_string(std::abs(exponent));
    return out + letter + (exponent < 0 ? '-' : '+') + (size.size() < 2 ? "0" : "") + size;
}

// "0.0015" from 15 and -3, with so many places.
std::string withoutExponent(std::string digits, int exponent, std::size_t places)
{
    if (exponent < 0) {
        digits.insert(0, static_cast<std::size_t>(-exponent), '0');
        exponent = 0;
    }
    const std::size_t before = static_cast<std::size_t>(exponent) + 1;
    digits.resize(before + places, '0');
    return digits.substr(0, before) + (places > 0 ? "." + digits.substr(before) : "");
}

// The digits of a number that is not 0, and the power of ten of the first of them.
struct Digits
{
    std::string text;
    int exponent = 0;
};

Digits digitsOf(const Decimal &decimal)
{
    std::string text = std::to_string(decimal.mantissa);
    const int exponent = decimal.power + static_cast<int>(text.size()) - 1;
    return {std::move(text), exponent};
}

Digits significant(float number, int count)
{
    if (number == 0) {
        return {"0", 0};
    }
    return digitsOf(Search{number}.find(std::clamp(count, 1, mostDigits)));
}

std::string fixed(float number, int places)
{
    const auto placeCount = static_cast<std::size_t>(places);
    const int wanted = number == 0 ? 1 : exponentOf(number) + 1 + places;
    if (wanted <= 0) {
        // Not one digit of it is to be seen; it may be enough for the last place to become 1.
        const bool isOne = scaled(number, places) > 0.5F;
        return isOne ? withoutExponent("1", -places, placeCount) : withoutExponent("0", 0, placeCount);
    }
    const Digits digits = significant(number, wanted);
    return withoutExponent(digits.text, digits.exponent, placeCount);
}

std::string general(float number, int precision, char letter)
{
    const Digits found = significant(number, precision);
    const std::string digits = withoutTrailingZeros(found.text);
    const std::size_t size = std::max<std::size_t>(digits.size(), 1);
    if (found.exponent < smallestFixed || found.exponent >= precision) {
        return withExponent(digits, found.exponent, size - 1, letter);
    }
    const int places = static_cast<int>(size) - 1 - found.exponent;
    return withoutExponent(digits.empty() ? "0" : digits, found.exponent,
                           static_cast<std::size_t>(std::max(places, 0)));
}

} // namespace

std::string text(float number)
{
    const std::string sign = std::signbit(number) ? "-" : "";
    number = std::fabs(number);
    if (!std::isfinite(number)) {
        return (std::isnan(number) ? "" : sign) + wordFor(number);
    }
    const Digits found = significant(number, mostDigits);
    const std::string digits = withoutTrailingZeros(found.text);
    if (found.exponent < smallestFixed || found.exponent >= largestFixed) {
        return sign + withExponent(digits, found.exponent, digits.size() - 1, 'e');
    }
    const int places = static_cast<int>(digits.size()) - 1 - found.exponent;
    return sign
        + withoutExponent(digits.empty() ? "0" : digits, found.exponent,
                          static_cast<std::size_t>(std::max(places, 1)));
}

std::string formatted(float number, char code, int precision)
{
    const std::string sign = std::signbit(number) && !std::isnan(number) ? "-" : "";
    number = std::fabs(number);
    if (!std::isfinite(number)) {
        return sign + wordFor(number);
    }
    const bool isCapital = std::isupper(static_cast<unsigned char>(code)) != 0;
    const char letter = isCapital ? 'E' : 'e';
    switch (std::tolower(static_cast<unsigned char>(code))) {
    case 'f':
        return sign + fixed(number, precision);
    case 'e': {
        const Digits digits = significant(number, precision + 1);
        return sign + withExponent(digits.text, digits.exponent, static_cast<std::size_t>(precision), letter);
    }
    default:
        return sign + general(number, std::max(precision, 1), letter);
    }
}

} // namespace sim::float30
