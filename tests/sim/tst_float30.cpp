// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/float30.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace sim;

namespace {

float literal(const char *text)
{
    return float30::read(text).value();
}

QString shown(float number)
{
    return QString::fromStdString(float30::text(float30::keep(number)));
}

QString formatted(float number, char code, int precision)
{
    return QString::fromStdString(float30::formatted(number, code, precision));
}

} // namespace

/// The board's arithmetic, by what its own virtual machine prints.
class TestFloat30 : public QObject
{
    Q_OBJECT

private slots:
    void keepingTwiceChangesNothingMore();
    void aSumIsShownWithTheBoardsDigits_data();
    void aSumIsShownWithTheBoardsDigits();
    void addingTenthsDriftsAsOnTheBoard();
    void takingTenthsAwayHitsZero();
    void literalsOfMillisecondsAreCutAsOnTheBoard();
    void literalsOfMillisecondsAreCutAsOnTheBoard_data();
    void aThirdOfAllMillisecondsIsCutShort();
    void textsThatAreNoNumbersAreRefused_data();
    void textsThatAreNoNumbersAreRefused();
    void halvesAreRoundedUpInFormats_data();
    void halvesAreRoundedUpInFormats();
    void placesBeyondTheDigitsAreZeros_data();
    void placesBeyondTheDigitsAreZeros();
    void quotientsAreWholeAndRemaindersHaveTheDivisorsSign_data();
    void quotientsAreWholeAndRemaindersHaveTheDivisorsSign();
    void whatIsShownIsReadBackAsTheSame();
};

void TestFloat30::keepingTwiceChangesNothingMore()
{
    for (int i = 1; i < 5000; ++i) {
        const float once = float30::keep(1.0F / static_cast<float>(i));
        QCOMPARE(float30::keep(once), once);
    }
}

void TestFloat30::aSumIsShownWithTheBoardsDigits_data()
{
    QTest::addColumn<float>("number");
    QTest::addColumn<QString>("text");
    const auto row
        = [](const char *name, float number, const char *text) { QTest::newRow(name) << number << text; };
    row("a third", 1.0F / 3, "0.3333333");
    row("two thirds", 2.0F / 3, "0.6666666");
    row("0.1 + 0.2", literal("0.1") + literal("0.2"), "0.3");
    row("pi", literal("3.14159265"), "3.141592");
    row("root of two", std::sqrt(2.0F), "1.4142132");
    row("1.1 + 2.2", literal("1.1") + literal("2.2"), "3.300001");
    row("1.1 * 1.1", literal("1.1") * literal("1.1"), "1.2100008");
    row("0.7 * 1000", literal("0.7") * 1000, "699.9998");
    row("1 - 0.9", 1 - literal("0.9"), "0.1000001");
    row("22 / 7", 22.0F / 7, "3.142857");
    row("1 / 7", 1.0F / 7, "0.14285716");
    row("a million", literal("1e6"), "1000000.0");
    row("seven digits", literal("1234567.0"), "1234567.0");
    row("nine digits", literal("123456789.0"), "123456780.0");
    row("beyond 24 bits", literal("16777217.0"), "16777220.0");
    row("too large", literal("1e39"), "inf");
    row("last without exponent", literal("1e15"), "1000000000000000.0");
    row("first with exponent", literal("1e16"), "1e+16");
    row("small without exponent", literal("0.0001"), "0.0001");
    row("small with exponent", literal("0.00001"), "1e-05");
    row("zero", 0, "0.0");
    row("negative zero", -0.0F, "-0.0");
    row("negative", literal("-0.5"), "-0.5");
    row("milliseconds of an hour", literal("4095.999"), "4095.999");
    row("no number", std::numeric_limits<float>::quiet_NaN(), "nan");
    row("below everything", -std::numeric_limits<float>::infinity(), "-inf");
}

void TestFloat30::aSumIsShownWithTheBoardsDigits()
{
    QFETCH(const float, number);
    QFETCH(const QString, text);
    QCOMPARE(shown(number), text);
}

void TestFloat30::addingTenthsDriftsAsOnTheBoard()
{
    QStringList seen;
    float sum = literal("0.5");
    for (int i = 0; i < 10; ++i) {
        sum = float30::keep(sum + literal("0.1"));
        seen += shown(sum);
    }
    QCOMPARE(seen.join(u' '),
             QStringLiteral("0.6 0.7000002 0.8 0.9000002 1.0 1.1 1.2000004 1.300001 1.400001 1.5000016"));
}

void TestFloat30::takingTenthsAwayHitsZero()
{
    QStringList seen;
    float rest = literal("0.5");
    for (int i = 0; i < 8; ++i) {
        rest = float30::keep(rest - literal("0.1"));
        seen += shown(rest);
    }
    QCOMPARE(seen.join(u' '), QStringLiteral("0.4 0.3 0.2 0.1 0.0 -0.1 -0.2 -0.3"));
}

void TestFloat30::literalsOfMillisecondsAreCutAsOnTheBoard_data()
{
    QTest::addColumn<int>("milliseconds");
    for (const auto &[text, milliseconds] :
         {std::pair{"0.001", 1},  {"0.01", 10},  {"0.1", 100},  {"0.25", 250}, {"1.1", 1100},
          std::pair{"2.5", 2500}, {"0.003", 2},  {"0.17", 169}, {"0.27", 269}, {"0.29", 289},
          std::pair{"0.33", 329}, {"0.35", 349}, {"0.45", 449}, {"0.65", 649}, {"0.7", 699},
          std::pair{"0.9", 899},  {"0.95", 949}, {"1.3", 1299}, {"1.4", 1399}, {"1.8", 1799},
          std::pair{"1.9", 1899}, {"2.1", 2099}, {"2.3", 2299}, {"2.6", 2599}}) {
        QTest::newRow(text) << milliseconds;
    }
}

void TestFloat30::literalsOfMillisecondsAreCutAsOnTheBoard()
{
    QFETCH(const int, milliseconds);
    QCOMPARE(static_cast<int>(float30::keep(literal(QTest::currentDataTag()) * 1000)), milliseconds);
}

void TestFloat30::aThirdOfAllMillisecondsIsCutShort()
{
    int cut = 0;
    for (int i = 1; i <= 1000; ++i) {
        const std::string text = QString::number(i / 1000.0, 'f', 3).toStdString();
        cut += static_cast<int>(float30::keep(literal(text.c_str()) * 1000)) < i ? 1 : 0;
    }
    QCOMPARE(cut, 361);
}

void TestFloat30::textsThatAreNoNumbersAreRefused_data()
{
    QTest::addColumn<bool>("isNumber");
    for (const char *text : {"1", "1.5", ".5", "5.", "1e3", "1E-3", "-2.5", "+2.5", "1_000.5", "inf",
                             "-Infinity", "nan", "1e400", "1e-400"}) {
        QTest::newRow(text) << true;
    }
    for (const char *text : {"", ".", "-", "one", "1,5", "1.2.3", "0x10", "1 2", "1e", "_1", "1_", "1__0"}) {
        QTest::newRow(text) << false;
    }
}

void TestFloat30::textsThatAreNoNumbersAreRefused()
{
    QFETCH(const bool, isNumber);
    QCOMPARE(float30::read(QTest::currentDataTag()).has_value(), isNumber);
}

void TestFloat30::halvesAreRoundedUpInFormats_data()
{
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("text");
    const auto row
        = [](const char *number, int places, const char *text) { QTest::newRow(number) << places << text; };
    row("0.25", 1, "0.3");
    row("0.125", 2, "0.13");
    row("0.5", 0, "0");
    row("1.5", 0, "2");
    row("2.5", 0, "3");
    row("-0.5", 0, "-0");
    row("-2.5", 0, "-3");
    row("2.675", 2, "2.67");
    row("0.045", 1, "0.0");
    row("0.06", 1, "0.1");
    row("999.96", 1, "1000.0");
    row("0.0", 2, "0.00");
}

void TestFloat30::halvesAreRoundedUpInFormats()
{
    QFETCH(const int, places);
    QFETCH(const QString, text);
    QCOMPARE(formatted(literal(QTest::currentDataTag()), 'f', places), text);
}

void TestFloat30::placesBeyondTheDigitsAreZeros_data()
{
    QTest::addColumn<float>("number");
    QTest::addColumn<char>("code");
    QTest::addColumn<int>("precision");
    QTest::addColumn<QString>("text");
    const float third = float30::keep(1.0F / 3);
    const float seventh = float30::keep(100.0F / 7);
    QTest::newRow("six places") << third << 'f' << 6 << "0.333333";
    QTest::newRow("ten places") << third << 'f' << 10 << "0.3333333000";
    QTest::newRow("eight digits") << seventh << 'f' << 6 << "14.285716";
    QTest::newRow("more than eight digits") << seventh << 'f' << 15 << "14.285716000000000";
    QTest::newRow("exponent") << literal("12345.678") << 'e' << 6 << "1.234568e+04";
    QTest::newRow("exponent with few digits") << literal("12345.678") << 'e' << 3 << "1.235e+04";
    QTest::newRow("exponent with many digits") << literal("12345.678") << 'e' << 10 << "1.2345676000e+04";
    QTest::newRow("capital exponent") << literal("12345.678") << 'E' << 1 << "1.2E+04";
    QTest::newRow("general") << literal("0.0001") << 'g' << 6 << "0.0001";
    QTest::newRow("general with exponent") << literal("1234567.0") << 'g' << 6 << "1.23457e+06";
    QTest::newRow("general with many digits") << float30::keep(2.0F / 3) << 'g' << 10 << "0.6666666";
    QTest::newRow("general zero") << 0.0F << 'g' << 6 << "0";
}

void TestFloat30::placesBeyondTheDigitsAreZeros()
{
    QFETCH(const float, number);
    QFETCH(const char, code);
    QFETCH(const int, precision);
    QFETCH(const QString, text);
    QCOMPARE(formatted(number, code, precision), text);
}

void TestFloat30::quotientsAreWholeAndRemaindersHaveTheDivisorsSign_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<QString>("quotient");
    QTest::addColumn<QString>("remainder");
    QTest::newRow("ten times short of one") << "1.0"
                                            << "0.1"
                                            << "9.0"
                                            << "0.09999986";
    QTest::newRow("seven times short of one") << "0.7"
                                              << "0.1"
                                              << "6.0"
                                              << "0.0999997";
    QTest::newRow("negative dividend") << "-0.7"
                                       << "0.1"
                                       << "-7.0"
                                       << "3.054738e-07";
    QTest::newRow("negative divisor") << "2.5"
                                      << "-0.4"
                                      << "-7.0"
                                      << "-0.3000005";
    QTest::newRow("large") << "1e7"
                           << "3.3"
                           << "3030303.0"
                           << "2.411938";
    QTest::newRow("exact") << "4.5"
                           << "1.5"
                           << "3.0"
                           << "0.0";
    QTest::newRow("nothing") << "0.0"
                             << "-2.0"
                             << "-0.0"
                             << "-0.0";
}

void TestFloat30::quotientsAreWholeAndRemaindersHaveTheDivisorsSign()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    const float30::Quotient found = float30::divide(literal(qPrintable(a)), literal(qPrintable(b)));
    QTEST(shown(found.whole), "quotient");
    QTEST(shown(found.rest), "remainder");
}

void TestFloat30::whatIsShownIsReadBackAsTheSame()
{
    // Where nine digits do not do, the nearest number is shown: that is so on the board, too.
    int lost = 0;
    for (int i = 1; i <= 10'000; ++i) {
        const float number = float30::keep(static_cast<float>(i) / 977);
        lost += literal(float30::text(number).c_str()) == number ? 0 : 1;
    }
    QCOMPARE(lost, 0);
}

QTEST_GUILESS_MAIN(TestFloat30)
#include "tst_float30.moc"
