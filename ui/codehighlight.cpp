// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/codehighlight.h"

#include "ui/viewcolours.h"

#include <Qsci/qscilexercpp.h>
#include <Qsci/qscilexerpython.h>

#include <QByteArray>
#include <QFont>

namespace ui {

namespace {

/// QScintilla's C++ is older than coroutines.
class Cpp20Lexer : public QsciLexerCPP
{
public:
    using QsciLexerCPP::QsciLexerCPP;

    const char *keywords(int set) const override
    {
        static const QByteArray words = QByteArray{QsciLexerCPP::keywords(1)}
            + " co_await co_return co_yield concept consteval constinit requires";
        return set == 1 ? words.constData() : QsciLexerCPP::keywords(set);
    }
};

enum class Role { Keyword, Number, String, Comment };

struct StyleRole
{
    int style;
    Role role;
};

constexpr StyleRole pythonRoles[]{
    {QsciLexerPython::Keyword, Role::Keyword},
    {QsciLexerPython::Number, Role::Number},
    {QsciLexerPython::Comment, Role::Comment},
    {QsciLexerPython::CommentBlock, Role::Comment},
    {QsciLexerPython::DoubleQuotedString, Role::String},
    {QsciLexerPython::SingleQuotedString, Role::String},
    {QsciLexerPython::TripleSingleQuotedString, Role::String},
    {QsciLexerPython::TripleDoubleQuotedString, Role::String},
    {QsciLexerPython::UnclosedString, Role::String},
    {QsciLexerPython::DoubleQuotedFString, Role::String},
    {QsciLexerPython::SingleQuotedFString, Role::String},
    {QsciLexerPython::TripleSingleQuotedFString, Role::String},
    {QsciLexerPython::TripleDoubleQuotedFString, Role::String},
};

constexpr StyleRole cppRoles[]{
    {QsciLexerCPP::Keyword, Role::Keyword},           {QsciLexerCPP::Number, Role::Number},
    {QsciLexerCPP::UserLiteral, Role::Number}, // 250ms
    {QsciLexerCPP::DoubleQuotedString, Role::String}, {QsciLexerCPP::SingleQuotedString, Role::String},
    {QsciLexerCPP::UnclosedString, Role::String},     {QsciLexerCPP::RawString, Role::String},
    {QsciLexerCPP::Comment, Role::Comment},           {QsciLexerCPP::CommentLine, Role::Comment},
    {QsciLexerCPP::CommentDoc, Role::Comment},        {QsciLexerCPP::CommentLineDoc, Role::Comment},
    {QsciLexerCPP::PreProcessor, Role::Comment},
};

constexpr int styles = 32; // more than either lexer has

QColor colourOf(Role role, const ViewColours &colours)
{
    switch (role) {
    case Role::Keyword:
        return colours.dark ? QColor{0xC4, 0xA7, 0xFF} : QColor{0x7C, 0x3A, 0xED};
    case Role::Number:
        return colours.dark ? QColor{0xFF, 0xB8, 0x6B} : QColor{0xB4, 0x53, 0x09};
    case Role::String:
        return colours.dark ? QColor{0x6F, 0xD6, 0xA8} : QColor{0x04, 0x78, 0x57};
    case Role::Comment:
        break;
    }
    return colours.muted;
}

} // namespace

QsciLexer *newLexer(Language language, QObject *parent)
{
    return language == Language::Cpp ? static_cast<QsciLexer *>(new Cpp20Lexer{parent})
                                     : new QsciLexerPython{parent};
}

void dress(QsciLexer &lexer, const ViewColours &colours, const QFont &font)
{
    lexer.setDefaultFont(font);
    lexer.setDefaultPaper(colours.surface);
    lexer.setDefaultColor(colours.text);
    for (int style = 0; style < styles; ++style) {
        lexer.setFont(font, style);
        lexer.setPaper(colours.surface, style);
        lexer.setColor(colours.text, style);
    }
    const bool isCpp = qobject_cast<QsciLexerCPP *>(&lexer) != nullptr;
    const auto paint = [&](const auto &roles) {
        for (const StyleRole &each : roles) {
            lexer.setColor(colourOf(each.role, colours), each.style);
        }
    };
    isCpp ? paint(cppRoles) : paint(pythonRoles);
}

} // namespace ui
