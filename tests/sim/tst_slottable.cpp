// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/slottable.h"

#include <QTest>

#include <string>
#include <vector>

namespace {

/// A dictionary of texts: what it shows is the keys in the order of their slots.
struct Keys
{
    std::vector<std::string> texts;
    sim::SlotTable table;

    Keys(std::vector<std::string> all, std::size_t count) : texts(std::move(all))
    {
        table.reset(count);
        for (const std::string &text : texts) {
            table.add(&text, hash(text));
        }
    }
    static std::uint32_t hash(const std::string &text) { return sim::textHash(text.data(), text.size()); }
    QString shown() const
    {
        QStringList out;
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.at(i) != nullptr) {
                out += QString::fromStdString(*static_cast<const std::string *>(table.at(i)));
            }
        }
        return out.join(QLatin1Char(' '));
    }
};

} // namespace

class TestSlotTable : public QObject
{
    Q_OBJECT

private slots:
    void aTextHasTheBoardsHash();
    void aDisplayHasASlotForEachKey_data();
    void aDisplayHasASlotForEachKey();
    void aTableGrowsWhenNoSlotIsFree();
    void aKeyThatIsPutBackMayChangeItsPlace();
};

void TestSlotTable::aTextHasTheBoardsHash()
{
    QCOMPARE(Keys::hash("a"), 196U);
    QCOMPARE(Keys::hash("ab"), 38U);
    QCOMPARE(Keys::hash("hello"), 231U);
}

void TestSlotTable::aDisplayHasASlotForEachKey_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("shown");
    QTest::newRow("two") << QStringList{QStringLiteral("b"), QStringLiteral("a")} << "a b";
    QTest::newRow("colours") << QStringList{QStringLiteral("red"), QStringLiteral("green"),
                                            QStringLiteral("blue")}
                             << "blue red green";
    QTest::newRow("names") << QStringList{QStringLiteral("pin"), QStringLiteral("interval"),
                                          QStringLiteral("count")}
                           << "interval count pin";
    QTest::newRow("numbered") << QStringList{QStringLiteral("led1"), QStringLiteral("led2")} << "led2 led1";
}

void TestSlotTable::aDisplayHasASlotForEachKey()
{
    QFETCH(const QStringList, keys);
    QFETCH(const QString, shown);
    std::vector<std::string> texts;
    for (const QString &key : keys) {
        texts.push_back(key.toStdString());
    }
    const std::size_t count = texts.size();
    QCOMPARE(Keys(std::move(texts), count).shown(), shown);
}

void TestSlotTable::aTableGrowsWhenNoSlotIsFree()
{
    QCOMPARE(Keys({"one", "two", "three", "four", "five"}, 0).shown(),
             QStringLiteral("three five four one two"));
}

void TestSlotTable::aKeyThatIsPutBackMayChangeItsPlace()
{
    Keys keys({"a", "b", "c", "d", "e", "f"}, 0);
    QCOMPARE(keys.shown(), QStringLiteral("c d b e a f"));
    keys.table.remove(&keys.texts[2], Keys::hash("c"));
    QCOMPARE(keys.shown(), QStringLiteral("d b e a f"));
    const std::string z = "z";
    keys.table.add(&z, Keys::hash(z));
    QCOMPARE(keys.shown(), QStringLiteral("z d b e a f"));
    keys.table.add(&keys.texts[2], Keys::hash("c"));
    QCOMPARE(keys.shown(), QStringLiteral("b d e f a c z"));
}

QTEST_GUILESS_MAIN(TestSlotTable)
#include "tst_slottable.moc"
