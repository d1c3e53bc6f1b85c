// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/partkinds.h"
#include "sim/pinneeds.h"
#include "sim/wiringedits.h"

#include <QTest>

using sim::KeyValue;
using sim::PartKey;
using sim::PartKind;
using sim::Wiring;

namespace {

/// One part of that kind, as a new one is.
Wiring oneOf(PartKind kind)
{
    return sim::withPart({}, kind).value();
}

/// The keys that a wiring file gets for it.
QStringList writtenKeys(const Wiring &wiring)
{
    QStringList keys;
    for (const QString &line : QString::fromStdString(sim::tomlOf(wiring)).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'[')) {
            keys += line.section(QStringLiteral(" = "), 0, 0);
        }
    }
    return keys;
}

bool takes(const Wiring &wiring, const PartKey &key, const KeyValue &value)
{
    const auto changed = sim::withKey(wiring, 0, key.name, value);
    return changed && sim::valueOf(changed->parts[0], key.name) == value;
}

} // namespace

class TestPartKinds : public QObject
{
    Q_OBJECT

private slots:
    void theKeysAreThoseThatAreWritten_data();
    void theKeysAreThoseThatAreWritten();
    void theValuesAreThoseThatAreRead_data();
    void theValuesAreThoseThatAreRead();
    void pinsThatCanServeAreThoseOfTheTable();
};

namespace {

void kindRows()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < sim::kindWords().size(); ++i) {
        QTest::newRow(sim::kindWords()[i].data()) << static_cast<int>(i);
    }
}

} // namespace

void TestPartKinds::theKeysAreThoseThatAreWritten_data()
{
    kindRows();
}

void TestPartKinds::theKeysAreThoseThatAreWritten()
{
    QFETCH(int, number);
    const auto kind = static_cast<PartKind>(number);
    const Wiring wiring = oneOf(kind);
    QCOMPARE(sim::kindOf(wiring.parts[0]), kind);
    QStringList expected{QStringLiteral("kind"), QStringLiteral("name")};
    for (const PartKey &key : sim::keysOf(kind)) {
        expected += QString::fromUtf8(key.name.data(), static_cast<qsizetype>(key.name.size()));
    }
    QCOMPARE(writtenKeys(wiring), expected);
}

void TestPartKinds::theValuesAreThoseThatAreRead_data()
{
    kindRows();
}

void TestPartKinds::theValuesAreThoseThatAreRead()
{
    QFETCH(int, number);
    const auto kind = static_cast<PartKind>(number);
    const Wiring wiring = oneOf(kind);
    for (const PartKey &key : sim::keysOf(kind)) {
        const std::string name{key.name};
        switch (key.holds) {
        case PartKey::Holds::Word:
        case PartKey::Holds::RailOrPin:
            for (const std::string_view word : key.words) {
                QVERIFY2(takes(wiring, key, std::string{word}), name.c_str());
            }
            QVERIFY2(!takes(wiring, key, std::string{"nonsense"}), name.c_str());
            break;
        case PartKey::Holds::Number:
            // Of a servo the shortest pulse must stay shorter than the longest.
            if (kind != PartKind::Servo) {
                QVERIFY2(takes(wiring, key, key.lowest), name.c_str());
                QVERIFY2(takes(wiring, key, key.highest), name.c_str());
            }
            QVERIFY2(!takes(wiring, key, key.lowest - 1), name.c_str());
            QVERIFY2(!takes(wiring, key, key.highest + 1), name.c_str());
            for (const std::int64_t value : key.numbers) {
                QVERIFY2(takes(wiring, key, value), name.c_str());
            }
            break;
        case PartKey::Holds::Pin:
            QVERIFY2(takes(wiring, key, std::string{"A4"}), name.c_str());
            QVERIFY2(!takes(wiring, key, std::string{"D14"}), name.c_str());
            break;
        case PartKey::Holds::Pins:
            QVERIFY2(!takes(wiring, key, std::vector<std::string>{"D2"}), name.c_str());
            break;
        }
    }
}

void TestPartKinds::pinsThatCanServeAreThoseOfTheTable()
{
    const auto serving = [](sim::PinNeed need) {
        QStringList names;
        for (const core::PinId pin : sim::headerPins()) {
            if (!sim::canServe(pin, need)) {
                names += QString::fromUtf8(sim::metro_m4::pin(pin).label().data(),
                                           static_cast<qsizetype>(sim::metro_m4::pin(pin).label().size()));
            }
        }
        return names.join(u' ');
    };
    QCOMPARE(serving(sim::PinNeed::None), QString());
    QCOMPARE(serving(sim::PinNeed::Analog),
             QStringLiteral("D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D1 D0 LED SCK MOSI MISO"));
    QCOMPARE(serving(sim::PinNeed::Pwm), QStringLiteral("A2 A3 A4 A0 SCL"));
    const auto pin = [](const char *name) { return sim::metro_m4::pinNamed(name).value(); };
    QVERIFY(sim::shareInterrupt(pin("D3"), pin("D13")));
    QVERIFY(!sim::shareInterrupt(pin("D3"), pin("D4")));
    QVERIFY(!sim::isOnHeader(sim::metro_m4::neopixel()));
}

QTEST_GUILESS_MAIN(TestPartKinds)
#include "tst_partkinds.moc"
