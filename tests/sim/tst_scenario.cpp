// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/inputs.h"
#include "sim/scenario.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

sim::Wiring buttons()
{
    return sim::wiringFrom(R"([[part]]
kind = "button"
name = "faster"
pin = "D3"
[[part]]
kind = "button"
name = "a"
pin = "D4"
)")
        .value();
}

} // namespace

class TestScenario : public QObject
{
    Q_OBJECT

private slots:
    void aScenarioHasTitleOrderAimAndWiring();
    void wiringMayBeLeftOut();
    void scenarioErrorsNameTheLine_data();
    void scenarioErrorsNameTheLine();
    void inputsCountFromTheStartOfTheProgram();
    void inputsMayBeOneLineEach();
    void textIsTypedAndKeysArePressed();
    void inputErrorsNameTheLine_data();
    void inputErrorsNameTheLine();
};

void TestScenario::aScenarioHasTitleOrderAimAndWiring()
{
    const auto scenario = sim::scenarioFrom(R"(title = "One LED"
order = 1
aim = "See it."
look_at = ["D1", "the queue"]
[[wiring.part]]
kind = "led"
pin = "D1"
)",
                                            "scenario.toml");
    QVERIFY2(scenario, scenario ? "" : scenario.error().text().c_str());
    QCOMPARE(scenario->title, std::string{"One LED"});
    QCOMPARE(scenario->order, 1);
    QCOMPARE(scenario->aim, std::string{"See it."});
    QVERIFY((scenario->lookAt == std::vector<std::string>{"D1", "the queue"}));
    QCOMPARE(scenario->wiring.parts.size(), std::size_t{1});
    QCOMPARE(sim::nameOf(scenario->wiring.parts[0]), std::string{"led on D1"});
}

void TestScenario::wiringMayBeLeftOut()
{
    const auto scenario = sim::scenarioFrom("title = \"x\"\norder = 9\naim = \"y\"\n", "scenario.toml");
    QVERIFY(scenario);
    QVERIFY(scenario->wiring.parts.empty());
    QVERIFY(scenario->lookAt.empty());
}

void TestScenario::scenarioErrorsNameTheLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no title") << "order = 1\naim = \"x\"\n"
                              << "s.toml:1: This scenario has no \"title\". Add it.";
    QTest::newRow("an order that is no number")
        << "title = \"x\"\norder = \"first\"\naim = \"x\"\n"
        << "s.toml:2: \"order\" must be a whole number from 1 to 999.";
    QTest::newRow("a list with a number in it") << "title = \"x\"\norder = 1\naim = \"x\"\nlook_at = [1]\n"
                                                << "s.toml:4: \"look_at\" must be a list of texts in quotes.";
    QTest::newRow("a wrong part")
        << "title = \"x\"\norder = 1\naim = \"x\"\n[[wiring.part]]\nkind = \"led\"\n"
        << "s.toml:4: This part has no \"pin\". Add it.";
    QTest::newRow("wiring that is no table")
        << "title = \"x\"\norder = 1\naim = \"x\"\nwiring = 1\n"
        << "s.toml:4: A scenario has no \"wiring\", but may have title, order, aim or look_at.";
}

void TestScenario::scenarioErrorsNameTheLine()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto scenario = sim::scenarioFrom(text.toStdString(), "s.toml");
    QVERIFY(!scenario);
    QCOMPARE(QString::fromStdString(scenario.error().text()), error);
}

void TestScenario::inputsCountFromTheStartOfTheProgram()
{
    const auto inputs = sim::inputsFrom(R"([[input]]
at = 1.25
part = "faster"
value = 1
[[input]]
at = 2
part = "faster"
value = 0
)",
                                        "in.toml", buttons());
    QVERIFY2(inputs, inputs ? "" : inputs.error().text().c_str());
    const std::vector<sim::Input> expected{sim::SetInput{"faster", 1, core::Instant{1250ms}},
                                           sim::SetInput{"faster", 0, core::Instant{2s}}};
    QVERIFY(*inputs == expected);
}

void TestScenario::inputsMayBeOneLineEach()
{
    const auto inputs = sim::inputsFrom("input = [\n    { at = 0.5, part = \"a\", value = 1 },\n    { at = "
                                        "0.6, part = \"a\", value = 0 },\n]\n",
                                        "in.toml", buttons());
    QVERIFY2(inputs, inputs ? "" : inputs.error().text().c_str());
    QCOMPARE(inputs->size(), std::size_t{2});
}

void TestScenario::textIsTypedAndKeysArePressed()
{
    const auto inputs = sim::inputsFrom("[[input]]\nat = 1\ntype = \"go\\n\"\n[[input]]\nat = 2\nkey = "
                                        "\"ctrl-c\"\n",
                                        "in.toml", buttons());
    QVERIFY2(inputs, inputs ? "" : inputs.error().text().c_str());
    const std::vector<sim::Input> expected{sim::Serial{"go\n", core::Instant{1s}},
                                           sim::Interrupt{core::Instant{2s}}};
    QVERIFY(*inputs == expected);
}

void TestScenario::inputErrorsNameTheLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("a time before the start") << "[[input]]\nat = -1\npart = \"a\"\nvalue = 1\n"
                                             << "in.toml:2: \"at\" must be a number from 0 to 31536000.";
    QTest::newRow("a part that is not wired")
        << "[[input]]\nat = 1\npart = \"b\"\nvalue = 1\n"
        << "in.toml:3: There is no part \"b\" in the wiring. Use one of its "
           "names.";
    QTest::newRow("a value that a button does not take")
        << "[[input]]\nat = 1\npart = \"a\"\nvalue = 7\n"
        << "in.toml:3: The button \"a\" takes 1 (pressed) or 0 (released), not 7.";
    QTest::newRow("no part") << "[[input]]\nat = 1\nvalue = 1\n"
                             << "in.toml:1: This input has no \"part\". Add it.";
    QTest::newRow("a key that cannot be pressed") << "[[input]]\nat = 1\nkey = \"q\"\n"
                                                  << "in.toml:3: \"key\" must be ctrl-c, not \"q\".";
    QTest::newRow("a part for what is typed")
        << "[[input]]\nat = 1\ntype = \"q\"\npart = \"a\"\n"
        << "in.toml:4: An input has no \"part\", but may have at or type.";
    QTest::newRow("a value that is not whole")
        << "[[input]]\nat = 1\npart = \"a\"\nvalue = 0.5\n"
        << "in.toml:4: \"value\" must be a whole number from -2147483648 "
           "to 2147483647.";
}

void TestScenario::inputErrorsNameTheLine()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto inputs = sim::inputsFrom(text.toStdString(), "in.toml", buttons());
    QVERIFY(!inputs);
    QCOMPARE(QString::fromStdString(inputs.error().text()), error);
}

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
