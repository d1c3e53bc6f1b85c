// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/tomlfields.h"

#include <algorithm>

namespace sim {

namespace {

int lineOf(const toml::node &node)
{
    return static_cast<int>(node.source().begin.line);
}

std::string number(double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

} // namespace

core::Result<toml::table> tomlTable(std::string_view text, std::string_view file)
{
    try {
        return toml::parse(text);
    } catch (const toml::parse_error &error) {
        // The parser's words are for programmers, but they name what it stumbled over.
        return core::failure("This is not TOML (" + std::string{error.description()}
                                 + "). Correct this line.",
                             std::string{file}, static_cast<int>(error.source().begin.line));
    }
}

std::string listed(const std::vector<std::string_view> &words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
        text += words[i];
    }
    return text;
}

TomlFields::TomlFields(const toml::table &table, std::string_view what, std::string_view file)
    : m_table(table), m_what(what), m_file(file), m_line(lineOf(table))
{
}

const toml::node *TomlFields::take(std::string_view key, bool required)
{
    m_taken.emplace_back(key);
    const toml::node *node = m_table.get(key);
    if (!node && required) {
        fail("This " + m_what + " has no \"" + std::string{key} + "\". Add it.");
    }
    return node;
}

std::string TomlFields::string(std::string_view key, std::optional<std::string> byDefault)
{
    const toml::node *node = take(key, !byDefault);
    if (!node) {
        return byDefault.value_or("");
    }
    const auto value = node->value_exact<std::string>();
    if (!value) {
        fail("\"" + std::string{key} + "\" must be text in quotes.", key);
    }
    return value.value_or("");
}

std::int64_t TomlFields::integer(std::string_view key, std::int64_t low, std::int64_t high,
                                 std::optional<std::int64_t> byDefault)
{
    const toml::node *node = take(key, !byDefault);
    if (!node) {
        return byDefault.value_or(low);
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
        fail("\"" + std::string{key} + "\" must be a whole number from " + std::to_string(low) + " to "
                 + std::to_string(high) + ".",
             key);
        return low;
    }
    return *value;
}

double TomlFields::real(std::string_view key, double low, double high, std::optional<double> byDefault)
{
    const toml::node *node = take(key, !byDefault);
    if (!node) {
        return byDefault.value_or(low);
    }
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= low && *value <= high)) {
        fail("\"" + std::string{key} + "\" must be a number from " + number(low) + " to " + number(high)
                 + ".",
             key);
        return low;
    }
    return *value;
}

std::vector<std::string> TomlFields::strings(std::string_view key)
{
    std::vector<std::string> values;
    const toml::node *node = take(key, false);
    if (!node) {
        return values;
    }
    const toml::array *array = node->as_array();
    const bool allText = array
        && std::all_of(array->begin(), array->end(), [](const toml::node &each) { return each.is_string(); });
    if (!allText) {
        fail("\"" + std::string{key} + "\" must be a list of texts in quotes.", key);
        return values;
    }
    for (const toml::node &each : *array) {
        values.push_back(each.value_or(std::string{}));
    }
    return values;
}

std::vector<std::int64_t> TomlFields::integers(std::string_view key, std::size_t count, std::int64_t low,
                                               std::int64_t high)
{
    const toml::node *node = take(key, false);
    if (!node) {
        return {};
    }
    std::vector<std::int64_t> values;
    if (const toml::array *array = node->as_array()) {
        for (const toml::node &each : *array) {
            const auto value = each.value_exact<std::int64_t>();
            if (value && *value >= low && *value <= high) {
                values.push_back(*value);
            }
        }
        if (array->size() == count && values.size() == count) {
            return values;
        }
    }
    fail("\"" + std::string{key} + "\" must be a list of " + std::to_string(count) + " whole numbers from "
             + std::to_string(low) + " to " + std::to_string(high) + ".",
         key);
    return {};
}

std::size_t TomlFields::oneOf(std::string_view key, const std::vector<std::string_view> &words,
                              std::optional<std::size_t> byDefault)
{
    const toml::node *node = take(key, !byDefault);
    if (!node) {
        return byDefault.value_or(0);
    }
    const auto value = node->value_exact<std::string>();
    const auto found = value ? std::find(words.begin(), words.end(), *value) : words.end();
    if (found == words.end()) {
        const std::string given = value ? ", not \"" + *value + "\"." : ", as text in quotes.";
        fail("\"" + std::string{key} + "\" must be " + listed(words) + given, key);
        return 0;
    }
    return static_cast<std::size_t>(found - words.begin());
}

std::vector<const toml::table *> TomlFields::tables(std::string_view key)
{
    std::vector<const toml::table *> all;
    const toml::node *node = take(key, false);
    if (!node) {
        return all;
    }
    const toml::array *array = node->as_array();
    if (!array || !array->is_array_of_tables()) {
        fail("Write each " + std::string{key} + " as a table that begins with [[" + std::string{key} + "]].",
             key);
        return all;
    }
    for (const toml::node &each : *array) {
        all.push_back(each.as_table());
    }
    return all;
}

void TomlFields::fail(std::string message, std::string_view key)
{
    if (!m_error) {
        const toml::node *node = m_table.get(key);
        m_error = core::Error{std::move(message), m_file, node ? lineOf(*node) : m_line};
    }
}

core::Result<void> TomlFields::finish()
{
    for (const auto &[key, node] : m_table) {
        const std::string_view name = key.str();
        if (std::find(m_taken.begin(), m_taken.end(), name) == m_taken.end()) {
            std::vector<std::string_view> known(m_taken.begin(), m_taken.end());
            fail((m_what.starts_with('i') ? "An " : "A ") + m_what + " has no \"" + std::string{name}
                     + "\", but may have " + listed(known) + ".",
                 name);
        }
    }
    if (m_error) {
        return tl::unexpected<core::Error>(*m_error);
    }
    return {};
}

} // namespace sim
