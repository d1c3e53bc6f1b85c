// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/float30.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace sim::float30 {

namespace {

// Digits beyond this are not gathered: one more might not fit into 32 bits.
constexpr std::uint32_t fullMantissa = 0x1999'9998;
// Up to here 5^n has no more bits than a float.
constexpr int largestExactPower = 10;
// Beyond this the result is 0 or inf whatever the digits are.
constexpr int largestExponent = 1000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string lowered(std::string_view text)
{
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// Reads a number's characters from the front.
class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) { }

    bool atEnd() const { return m_at == m_text.size(); }
    bool take(std::string_view any)
    {
        const bool found = !atEnd() && any.find(m_text[m_at]) != std::string_view::npos;
        m_at += found ? 1 : 0;
        return found;
    }
    /// The next digit. An underscore before it is passed over, if a digit came before that.
    std::optional<unsigned> digit()
    {
        if (m_at > 0 && m_at + 1 < m_text.size() && m_text[m_at] == '_' && isDigit(m_text[m_at - 1])
            && isDigit(m_text[m_at + 1])) {
            ++m_at;
        }
        if (atEnd() || !isDigit(m_text[m_at])) {
            return std::nullopt;
        }
        return static_cast<unsigned>(m_text[m_at++] - '0');
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Mantissa
{
    std::uint32_t digits = 0;
    int exponent = 0;
    bool isEmpty = true;

    void add(unsigned digit, bool isFraction)
    {
        isEmpty = false;
        if (digits < fullMantissa) {
            digits = 10 * digits + digit;
            exponent -= isFraction ? 1 : 0;
        } else {
            exponent += isFraction ? 0 : 1;
        }
    }
};

std::optional<int> readExponent(Reader &reader)
{
    const bool isNegative = reader.take("-");
    if (!isNegative) {
        reader.take("+");
    }
    std::optional<unsigned> digit = reader.digit();
    if (!digit) {
        return std::nullopt;
    }
    int exponent = 0;
    for (; digit; digit = reader.digit()) {
        exponent = std::min(10 * exponent + static_cast<int>(*digit), largestExponent);
    }
    return isNegative ? -exponent : exponent;
}

std::optional<float> readPlain(std::string_view text)
{
    Reader reader{text};
    Mantissa mantissa;
    while (const auto digit = reader.digit()) {
        mantissa.add(*digit, false);
    }
    if (reader.take(".")) {
        while (const auto digit = reader.digit()) {
            mantissa.add(*digit, true);
        }
    }
    if (mantissa.isEmpty) {
        return std::nullopt;
    }
    int exponent = mantissa.exponent;
    if (reader.take("eE")) {
        const std::optional<int> given = readExponent(reader);
        if (!given) {
            return std::nullopt;
        }
        exponent += *given;
    }
    if (!reader.atEnd()) {
        return std::nullopt;
    }
    return keep(scaled(static_cast<float>(mantissa.digits), exponent));
}

} // namespace

float scaled(float number, int power)
{
    if (power == 0 || number == 0) {
        return number;
    }
    // 10^n = 2^n * 5^n; the first factor costs no bit.
    const int bounded = std::clamp(power, -largestExponent, largestExponent);
    const float shifted = std::ldexp(number, bounded);
    if (power < 0 && power >= -largestExactPower) {
        return shifted / static_cast<float>(std::pow(5.0, -power));
    }
    return shifted * static_cast<float>(std::pow(5.0, bounded));
}

std::optional<float> read(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    std::optional<float> found;
    if (const std::string word = lowered(text); word == "inf" || word == "infinity") {
        found = std::numeric_limits<float>::infinity();
    } else if (word == "nan") {
        found = std::numeric_limits<float>::quiet_NaN();
    } else {
        found = readPlain(text);
    }
    return found && isNegative ? -*found : found;
}

Quotient divide(float a, float b)
{
    float rest = std::fmod(a, b);
    float whole = (a - rest) / b;
    if (rest == 0) {
        rest = std::copysign(0.0F, b);
    } else if ((rest < 0) != (b < 0)) {
        rest += b;
        whole -= 1;
    }
    if (whole == 0) {
        return {std::copysign(0.0F, a / b), rest};
    }
    const float below = std::floor(whole);
    return {whole - below > 0.5F ? below + 1 : below, rest};
}

} // namespace sim::float30
