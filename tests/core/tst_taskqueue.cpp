// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taskqueue.h"

#include <QtTest>

#include <deque>
#include <list>
#include <random>

using namespace core;

namespace {

class Stub final : public TaskBase
{
public:
    int number = 0;

protected:
    Turn resume(Wake) override { return Turn::Returned; }
    bool report() override { return true; }
    std::string errorText() const override { return {}; }
    void keep() override { }
    void drop() override { }
};

/// A queue of numbered tasks whose clock is set by hand.
struct Line
{
    TaskQueue queue;
    std::deque<Stub> tasks;

    Stub &push(std::uint64_t due, std::uint64_t now)
    {
        Stub &task = tasks.emplace_back();
        task.number = static_cast<int>(tasks.size());
        queue.push(task, Ticks{due}, Ticks{now});
        return task;
    }
    QString drain()
    {
        QStringList order;
        while (!queue.empty()) {
            order << QString::number(static_cast<Stub &>(queue.pop()).number);
        }
        return order.join(QLatin1Char(' '));
    }
};

} // namespace

class TestTaskQueue : public QObject
{
    Q_OBJECT

private slots:
    void theSmallestDueTickComesFirst()
    {
        Line line;
        line.push(30, 0);
        line.push(10, 0);
        line.push(20, 0);
        QCOMPARE(line.drain(), QStringLiteral("2 3 1"));
    }

    void equalDueTicksComeInOrderOfInsertion()
    {
        Line line;
        for (int i = 0; i < 20; ++i) {
            line.push(5, 0);
        }
        QCOMPARE(line.drain(), QStringLiteral("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"));
    }

    void aTaskPushedWhenDueGoesBehindOneThatSleptUntilThen()
    {
        Line line;
        line.push(10, 0); // sleeps until 10
        line.push(10, 10);
        QCOMPARE(line.drain(), QStringLiteral("1 2"));
    }

    void overdueTasksComeBeforeThosePushedNow()
    {
        Line line;
        line.push(12, 0);
        line.push(11, 0);
        line.push(20, 20);
        QCOMPARE(line.drain(), QStringLiteral("2 1 3"));
    }

    void aTaskPushedAsOverdueTakesItsPlaceByDeadline()
    {
        Line line;
        line.push(20, 20);
        line.push(15, 20);
        QCOMPARE(line.drain(), QStringLiteral("2 1"));
    }

    void theOrderSurvivesTheWrapOfTheCounter()
    {
        Line line;
        line.push(Ticks::period + 5, Ticks::period - 10);
        line.push(Ticks::period - 5, Ticks::period - 10);
        line.push(Ticks::period, Ticks::period - 10);
        QCOMPARE(line.drain(), QStringLiteral("2 3 1"));
    }

    void sleepersFarApartKeepTheirOrder()
    {
        Line line;
        for (const std::uint64_t due : {5000, 10, 1033, 1034, 700, 3000, 20, 100'000, 1033, 5}) {
            line.push(due, 0);
            QVERIFY(line.queue.checkInvariants());
        }
        QCOMPARE(line.drain(), QStringLiteral("10 2 7 5 3 9 4 6 1 8"));
    }

    void aTickThatIsNeverEmptyKeepsItsOrder()
    {
        Line line;
        for (int i = 0; i < 3; ++i) {
            line.push(10, 0);
        }
        for (int turn = 0; turn < 1000; ++turn) {
            Stub &task = static_cast<Stub &>(line.queue.pop());
            QCOMPARE(task.number, turn % 3 + 1);
            line.queue.push(task, Ticks{10}, Ticks{0});
            QVERIFY(line.queue.checkInvariants());
        }
        line.drain();
    }

    void holesAmongDueTasksAreSkipped()
    {
        Line line;
        for (int i = 0; i < 40; ++i) {
            line.push(0, 0);
        }
        for (std::size_t i = 0; i < 40; ++i) {
            if (i % 4 != 3) {
                line.queue.remove(line.tasks[i]);
                QVERIFY(line.queue.checkInvariants());
            }
        }
        for (int i = 0; i < 60; ++i) {
            line.push(0, 0);
            QVERIFY(line.queue.checkInvariants());
        }
        QCOMPARE(line.queue.size(), std::size_t{70});
        QVERIFY(line.drain().startsWith(QStringLiteral("4 8 12 16 20 24 28 32 36 40 41 42")));
    }

    void removingATaskLeavesTheOrderOfTheOthers()
    {
        Line line;
        line.push(30, 0);
        Stub &gone = line.push(10, 0);
        line.push(20, 0);
        Stub &due = line.push(0, 0);
        line.push(0, 0);
        line.queue.remove(gone);
        line.queue.remove(due);
        QVERIFY(line.queue.checkInvariants());
        QVERIFY(!line.queue.contains(gone));
        QCOMPARE(line.drain(), QStringLiteral("5 3 1"));
    }

    void peekDoesNotTakeAnythingOut()
    {
        Line line;
        QVERIFY(line.queue.peek() == nullptr);
        Stub &task = line.push(7, 0);
        QVERIFY(line.queue.peek() == &task);
        QCOMPARE(line.queue.size(), std::size_t{1});
        line.drain();
    }

    void agreesWithASortedListOverRandomPushesPopsAndRemovals()
    {
        std::mt19937 random{20240229};
        for (int round = 0; round < 300; ++round) {
            Line line;
            std::list<std::pair<std::int64_t, Stub *>> model; // sorted by due, ties in order of coming
            std::int64_t now = Ticks::period - random() % 400;
            for (int step = 0; step < 200; ++step) {
                now += random() % 3;
                const auto action = random() % 10;
                if (action < 5 || model.empty()) {
                    const std::int64_t due = now + static_cast<std::int64_t>(random() % 12) - 3;
                    Stub &task = line.push(static_cast<std::uint64_t>(due), static_cast<std::uint64_t>(now));
                    auto place = model.begin();
                    while (place != model.end() && place->first <= due) {
                        ++place;
                    }
                    model.insert(place, {due, &task});
                } else if (action < 8) {
                    QVERIFY(&line.queue.pop() == model.front().second);
                    model.pop_front();
                } else {
                    const auto victim = std::next(model.begin(), static_cast<long>(random() % model.size()));
                    line.queue.remove(*victim->second);
                    model.erase(victim);
                }
                QVERIFY(line.queue.checkInvariants());
                QVERIFY(line.queue.peek() == (model.empty() ? nullptr : model.front().second));
            }
            line.drain();
        }
    }
};

QTEST_GUILESS_MAIN(TestTaskQueue)
#include "tst_taskqueue.moc"
