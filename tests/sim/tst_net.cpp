// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/net.h"

#include <QTest>

#include <algorithm>
#include <vector>

using core::Level;
using sim::Drive;
using sim::Resolved;
using sim::Strength;

namespace {

// What one participant can do, as a letter: - nothing, d/u the chip's pull, D/U a resistor, 0/1 driven.
Drive driveOf(QChar letter)
{
    switch (letter.toLatin1()) {
    case 'd':
    case 'u':
        return {Strength::InternalPull, letter == u'u'};
    case 'D':
    case 'U':
        return {Strength::Resistor, letter == u'U'};
    case '0':
    case '1':
        return {Strength::Driven, letter == u'1'};
    default:
        return {};
    }
}

} // namespace

class TestNet : public QObject
{
    Q_OBJECT

private slots:
    void theStrongestDecides_data();
    void theStrongestDecides();
    void orderDoesNotMatter();
    void onlyOutputsAreShorted();
};

void TestNet::theStrongestDecides_data()
{
    QTest::addColumn<QString>("drives");
    QTest::addColumn<QString>("level");
    QTest::newRow("nothing at all floats") << ""
                                           << "z";
    QTest::newRow("only high impedance floats") << "---"
                                                << "z";
    QTest::newRow("a pull decides alone") << "-u"
                                          << "1";
    QTest::newRow("a pull down") << "d-"
                                 << "0";
    QTest::newRow("an output beats a pull up") << "0u"
                                               << "0";
    QTest::newRow("an output beats a resistor") << "1D"
                                                << "1";
    QTest::newRow("a resistor beats the chip's pull") << "uD"
                                                      << "0";
    QTest::newRow("a pressed button beats both") << "uU0"
                                                 << "0";
    QTest::newRow("equal resistors meet half-way") << "UD"
                                                   << "z";
    QTest::newRow("equal resistors beat the chip's pull") << "UDu"
                                                          << "z";
    QTest::newRow("outputs that agree") << "11"
                                        << "1";
    QTest::newRow("outputs that fight: ground wins") << "10"
                                                     << "short";
    QTest::newRow("a fight leaves pulls no say") << "u01U"
                                                 << "short";
}

void TestNet::theStrongestDecides()
{
    QFETCH(QString, drives);
    QFETCH(QString, level);
    std::vector<Drive> all;
    std::transform(drives.begin(), drives.end(), std::back_inserter(all), driveOf);
    const Resolved resolved = sim::resolved(all);
    const QString text = resolved.shorted ? QStringLiteral("short")
        : resolved.level == Level::High   ? QStringLiteral("1")
        : resolved.level == Level::Low    ? QStringLiteral("0")
                                          : QStringLiteral("z");
    QCOMPARE(text, level);
}

void TestNet::orderDoesNotMatter()
{
    const QString letters = QStringLiteral("-duDU01");
    for (const QChar a : letters) {
        for (const QChar b : letters) {
            for (const QChar c : letters) {
                const std::vector<Drive> one{driveOf(a), driveOf(b), driveOf(c)};
                const std::vector<Drive> other{driveOf(c), driveOf(a), driveOf(b)};
                QVERIFY(sim::resolved(one) == sim::resolved(other));
            }
        }
    }
}

void TestNet::onlyOutputsAreShorted()
{
    const QString letters = QStringLiteral("-duDU01");
    for (const QChar a : letters) {
        for (const QChar b : letters) {
            const bool fight = (a == u'0' && b == u'1') || (a == u'1' && b == u'0');
            QCOMPARE(sim::resolved(std::vector{driveOf(a), driveOf(b)}).shorted, fight);
        }
    }
}

QTEST_GUILESS_MAIN(TestNet)
#include "tst_net.moc"
