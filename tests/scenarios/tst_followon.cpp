// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/commandline.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using support::Outcome;

namespace {

struct Press
{
    const char *part;
    double from;
    double to;
};
struct Turn
{
    const char *part;
    double at;
    int value;
};

/// One line of a CSV trace.
struct Row
{
    double time;
    QByteArray kind;
    QByteArray subject;
    QByteArray detail;
    QByteArray value;
};

struct Run
{
    Outcome outcome;
    std::vector<Row> rows;

    std::vector<Row> of(const char *kind, const char *subject) const
    {
        std::vector<Row> found;
        for (const Row &row : rows) {
            if (row.kind == kind && row.subject == subject) {
                found.push_back(row);
            }
        }
        return found;
    }
    QStringList console() const
    {
        return QString::fromUtf8(outcome.console).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
};

QString button(const char *name, const char *pin, int bounceMs = 0, const char *pull = "none")
{
    return QStringLiteral(
               "[[part]]\nkind = \"button\"\nname = \"%1\"\npin = \"%2\"\nbounce_ms = %3\npull = \"%4\"\n")
        .arg(QLatin1String(name), QLatin1String(pin))
        .arg(bounceMs)
        .arg(QLatin1String(pull));
}

void write(const QString &path, const QString &text)
{
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write a file for the test");
    }
    file.write(text.toUtf8());
}

std::vector<Turn> turnsOf(const std::vector<Press> &presses)
{
    std::vector<Turn> turns;
    for (const Press &press : presses) {
        turns.push_back({press.part, press.from, 1});
        turns.push_back({press.part, press.to, 0});
    }
    return turns;
}

Run run(const char *program, const QString &wiring, const std::vector<Turn> &turns, const char *seconds)
{
    const QTemporaryDir folder;
    QString inputs;
    for (const Turn &turn : turns) {
        inputs += QStringLiteral("[[input]]\nat = %1\npart = \"%2\"\nvalue = %3\n")
                      .arg(turn.at)
                      .arg(QLatin1String(turn.part))
                      .arg(turn.value);
    }
    write(folder.filePath(QStringLiteral("wiring.toml")), wiring);
    write(folder.filePath(QStringLiteral("inputs.toml")), inputs);
    const QString trace = folder.filePath(QStringLiteral("run.csv"));
    Run result;
    result.outcome = support::runCli(
        {QStringLiteral("run"),
         support::sourcePath(QStringLiteral("tests/scenarios/followon/%1.py").arg(QLatin1String(program))),
         QStringLiteral("--for"), QLatin1String(seconds), QStringLiteral("--wiring"),
         folder.filePath(QStringLiteral("wiring.toml")), QStringLiteral("--inputs"),
         folder.filePath(QStringLiteral("inputs.toml")), QStringLiteral("--trace"), trace});
    const QList<QByteArray> lines = support::bytesOf(trace).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.split(',');
        if (fields.size() == 6) {
            result.rows.push_back({fields[0].toDouble(), fields[1], fields[2], fields[3], fields[4]});
        }
    }
    return result;
}

/// When the pin's level changed.
std::vector<double> changes(const Run &run, const char *pin)
{
    std::vector<double> times;
    for (const Row &row : run.of("pin-level", pin)) {
        if (row.detail != "floating") {
            times.push_back(row.time);
        }
    }
    return times;
}

bool near(double a, double b, double by)
{
    return std::abs(a - b) <= by;
}

/// What two-buttons.py prints on the way through these paces.
QStringList paces(std::initializer_list<const char *> seconds)
{
    QStringList lines;
    for (const char *each : seconds) {
        lines.append(QStringLiteral("interval is now %1").arg(QLatin1String(each)));
    }
    return lines;
}

} // namespace

/// The programs that follow on from blinking: buttons, interrupts and rings, with inputs by script.
class TestFollowOn : public QObject
{
    Q_OBJECT

private slots:
    void buttonsChangeThePaceFromTheNextHalfPeriodOn();
    void pacesArePrintedAsTheBoardPrintsItsFloats();
    void twoPacesAreIndependent();
    void aCleanContactInterruptsOnce();
    void aBouncingContactInterruptsInBatches();
    void keysTellOfBothEndsOfAPress();
    void aHeldButtonTurnsTheRingBackAndHurriesTheOther();
    void aKnobMovesServoAndLamp();
    void aTuneIsPlayedByFrequency();
    void aDialCountsADigit();
};

void TestFollowOn::buttonsChangeThePaceFromTheNextHalfPeriodOn()
{
    const Run slow = run("two-buttons", button("slower", "D3") + button("faster", "D4"),
                         turnsOf({{"slower", 1.2, 1.3},
                                  {"slower", 2.2, 2.3},
                                  {"faster", 4.0, 4.1},
                                  {"faster", 4.2, 4.3},
                                  {"faster", 4.4, 4.5},
                                  {"faster", 4.6, 4.7},
                                  {"faster", 4.8, 4.9},
                                  {"faster", 5.0, 5.1},
                                  {"faster", 5.2, 5.3}}),
                         "7");
    QCOMPARE(slow.outcome.status, 3);
    QCOMPARE(slow.console(), paces({"0.6", "0.7000002", "0.6", "0.5", "0.4", "0.3", "0.2", "0.1", "0.1"}));
    // 0.0 0.5 1.0 1.5; the sleep that runs is not shortened, those after it are longer.
    const std::vector<double> times = changes(slow, "D1");
    QVERIFY(times.size() > 8);
    const std::vector<double> gaps{0.5, 0.5, 0.5, 0.6, 0.6, 0.7};
    // The first change of the pin is its switching to output, low.
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        QVERIFY2(near(times[i + 2] - times[i + 1], gaps[i], 0.005),
                 qPrintable(QStringLiteral("gap %1 is %2").arg(i).arg(times[i + 2] - times[i + 1])));
    }
    QVERIFY(near(times.back() - times[times.size() - 2], 0.1, 0.005));
}

void TestFollowOn::pacesArePrintedAsTheBoardPrintsItsFloats()
{
    const auto pressed = [](const char *part) {
        std::vector<Press> presses;
        for (int i = 0; i < 5; ++i) {
            presses.push_back({part, 0.5 + i * 0.2, 0.6 + i * 0.2});
        }
        return run("two-buttons", button("slower", "D3") + button("faster", "D4"), turnsOf(presses), "2")
            .console();
    };
    QCOMPARE(pressed("slower"), paces({"0.6", "0.7000002", "0.8", "0.9000002", "1.0"}));
    QCOMPARE(pressed("faster"), paces({"0.4", "0.3", "0.2", "0.1", "0.1"}));
}

void TestFollowOn::twoPacesAreIndependent()
{
    const Run both = run("four-buttons",
                         button("s1", "D3") + button("f1", "D4") + button("s2", "D5") + button("f2", "D6"),
                         turnsOf({{"f1", 0.2, 0.3}, {"s2", 0.4, 0.5}, {"f1", 0.6, 0.7}}), "6");
    QCOMPARE(both.console(),
             (QStringList{QStringLiteral("first faster"), QStringLiteral("second slower"),
                          QStringLiteral("first faster")}));
    const std::vector<double> first = changes(both, "D1");
    const std::vector<double> second = changes(both, "D2");
    QVERIFY(near(first.back() - first[first.size() - 2], 0.3, 0.005));
    QVERIFY(near(second.back() - second[second.size() - 2], 1.1, 0.005));
    QCOMPARE(both.of("task-created", "5").size(), std::size_t{1});
}

void TestFollowOn::aCleanContactInterruptsOnce()
{
    const Run clean = run("counted-interrupts", button("wire", "D3", 0, "up"),
                          turnsOf({{"wire", 0.5, 0.6}, {"wire", 1.0, 1.5}}), "2");
    QCOMPARE(clean.console(), (QStringList{QStringLiteral("interrupted!"), QStringLiteral("interrupted!")}));
    QCOMPARE(clean.of("edge-counted", "D3").size(), std::size_t{2});
}

void TestFollowOn::aBouncingContactInterruptsInBatches()
{
    const QString wiring = button("wire", "D3", 8, "up");
    const std::vector<Turn> presses = turnsOf({{"wire", 0.5, 0.6}, {"wire", 1.0, 1.5}, {"wire", 1.7, 1.8}});
    const Run bouncing = run("counted-interrupts", wiring, presses, "2");
    const auto edges = bouncing.of("edge-counted", "D3").size();
    const auto lines = static_cast<std::size_t>(bouncing.console().size());
    QVERIFY2(lines > 3 && lines <= edges, bouncing.outcome.console);
    QCOMPARE(run("counted-interrupts", wiring, presses, "2").outcome.console, bouncing.outcome.console);
}

void TestFollowOn::keysTellOfBothEndsOfAPress()
{
    const Run keys
        = run("key-events", button("wire", "D3", 5), turnsOf({{"wire", 0.5, 0.7}, {"wire", 1.0, 1.5}}), "2");
    const QString low = QStringLiteral("pin went low");
    const QString high = QStringLiteral("pin went high");
    QCOMPARE(keys.console(), (QStringList{low, high, low, high}));
    const std::vector<Row> prints = keys.of("key-event", "D3");
    QCOMPARE(prints.size(), std::size_t{4});
    QVERIFY(prints[0].time > 0.5 && prints[0].time < 0.5401);
}

void TestFollowOn::aHeldButtonTurnsTheRingBackAndHurriesTheOther()
{
    const QString rings = button("hold", "A0")
        + QStringLiteral("[[part]]\nkind = \"neopixel-ring\"\nname = \"turns\"\npin = \"A1\"\ncount = 16\n"
                         "[[part]]\nkind = \"neopixel-ring\"\nname = \"blinks\"\npin = \"A2\"\ncount = 16\n");
    const Run both = run("two-rings", rings, turnsOf({{"hold", 2.0, 3.0}}), "5");
    const std::vector<Row> turning = both.of("pixel-frame", "A1");
    const std::vector<Row> blinking = both.of("pixel-frame", "A2");
    // The gap between shows, and what 16 colours take to compute.
    QVERIFY2(turning.size() > 500 && turning.size() < 1280, qPrintable(QString::number(turning.size())));
    // The ring passes the same frames backwards: some frame before the press comes again while it is held.
    const auto at = [&turning](double time) {
        return *std::find_if(turning.begin(), turning.end(),
                             [time](const Row &row) { return row.time > time; });
    };
    const auto shownAgain = [&turning](const Row &wanted, double from, double to) {
        return std::any_of(turning.begin(), turning.end(), [&](const Row &row) {
            return row.time > from && row.time < to && row.value == wanted.value;
        });
    };
    QVERIFY(shownAgain(at(1.9), 2.02, 2.3));
    QVERIFY(!shownAgain(at(1.0), 1.01, 1.3));
    QVERIFY(shownAgain(at(2.9), 3.02, 3.3));
    // Blue, then off; at the next half-period the pace changes.
    QCOMPARE(blinking[0].value.left(6), QByteArray("000032"));
    QCOMPARE(blinking[1].value.left(6), QByteArray("000000"));
    const auto shownBetween = [&blinking](double from, double to) {
        return std::count_if(blinking.begin(), blinking.end(),
                             [&](const Row &row) { return row.time > from && row.time < to; });
    };
    QCOMPARE(shownBetween(0.3, 1.9), 3);
    QVERIFY(shownBetween(2.5, 3.0) >= 4);
    QVERIFY(shownBetween(3.5, 5.0) <= 4);
    QVERIFY(both.outcome.console.isEmpty());
}

void TestFollowOn::aKnobMovesServoAndLamp()
{
    const Run turned
        = run("knob-and-servo",
              QStringLiteral("[[part]]\nkind = \"potentiometer\"\nname = \"knob\"\npin = \"A1\"\n"
                             "start = 0\n[[part]]\nkind = \"servo\"\npin = \"D9\"\n"),
              {{"knob", 0.5, 32768}, {"knob", 1.5, 65535}, {"knob", 2.5, 0}}, "5");
    QCOMPARE(turned.console(),
             (QStringList{QStringLiteral("angle 0"), QStringLiteral("angle 90"), QStringLiteral("angle 180"),
                          QStringLiteral("angle 0")}));
    const std::vector<Row> servo = turned.of("pin-duty", "D9");
    // Off at first, then 0.75, 1.5 and 2.25 ms of 20.
    const std::vector<int> duties{0, 2457, 4915, 7372, 2457};
    QCOMPARE(servo.size(), duties.size());
    for (std::size_t i = 0; i < duties.size(); ++i) {
        QVERIFY2(std::abs(servo[i].value.toInt() - duties[i]) <= 8, servo[i].value);
    }
    QCOMPARE(turned.of("pin-frequency", "D9").front().value, QByteArray("50"));
    QVERIFY(near(turned.of("pin-duty", "LED")[1].value.toInt(), 32768, 40));
    QCOMPARE(turned.outcome.status, 0);
}

void TestFollowOn::aTuneIsPlayedByFrequency()
{
    const Run tune = run("tune", QStringLiteral("[[part]]\nkind = \"buzzer\"\npin = \"D8\"\n"), {}, "5");
    QCOMPARE(tune.console(), QStringList{QStringLiteral("played")});
    QByteArray notes;
    for (const Row &row : tune.of("pin-frequency", "D8")) {
        notes += row.value + ' ';
    }
    QCOMPARE(notes, QByteArray("262 524 330 660 392 784 "));
    QCOMPARE(tune.of("pin-released", "D8").size(), std::size_t{3});
}

void TestFollowOn::aDialCountsADigit()
{
    const Run dial
        = run("dial-and-digit",
              QStringLiteral("[[part]]\nkind = \"encoder\"\nname = \"dial\"\na = \"D2\"\nb = \"D3\"\n"
                             "[[part]]\nkind = \"slide-switch\"\nname = \"back\"\npin = \"D4\"\n"
                             "[[part]]\nkind = \"seven-segment\"\n"
                             "segments = [\"D6\", \"D7\", \"D8\", \"D9\", \"D10\", \"D11\", \"D12\"]\n"),
              {{"dial", 0.5, 1}, {"dial", 0.8, 0}, {"dial", 1.0, -1}, {"back", 1.5, 1}}, "2");
    QCOMPARE(dial.console(),
             (QStringList{QStringLiteral("digit 0"), QStringLiteral("digit 1"), QStringLiteral("digit 0"),
                          QStringLiteral("digit 9"), QStringLiteral("digit 1")}));
    // A 1 is segments b and c: the program ends with those lit.
    const auto last = [&dial](const char *pin) {
        for (auto row = dial.rows.rbegin(); row != dial.rows.rend(); ++row) {
            if (row->kind == "pin-level" && row->subject == pin && row->detail != "floating") {
                return row->detail;
            }
        }
        return QByteArray{};
    };
    QCOMPARE(last("D7"), QByteArray("high"));
    QCOMPARE(last("D8"), QByteArray("high"));
    QCOMPARE(last("D6"), QByteArray("low"));
    QCOMPARE(last("D12"), QByteArray("low"));
}

QTEST_GUILESS_MAIN(TestFollowOn)
#include "tst_followon.moc"
