// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QFile>
#include <QtTest>

using namespace std::chrono_literals;

namespace {

class Led
{
public:
    explicit Led(std::string &log) : m_log(log) { }
    void set(bool on) { m_log += on ? '1' : '0'; }

private:
    std::string &m_log;
};

core::Task<int> count(int to)
{
    for (int i = 0; i < to; ++i) {
        co_await core::sleep(1ms);
    }
    co_return to;
}

core::Task<int> countSlowly()
{
    co_await core::sleep(1h);
    co_return 1;
}

// From here to the class: the examples of the headers, word for word.

core::Task<> blink(Led &led, core::Duration interval, int count)
{
    for (int i = 0; i < count; ++i) {
        led.set(true);
        co_await core::sleep(interval);
        led.set(false);
        co_await core::sleep(interval);
    }
}

core::Task<> blinkTwice(core::Scheduler &scheduler, Led &red, Led &blue)
{
    co_await blink(red, 100ms, 3); // inside this task, which goes on when it has ended
    auto other = core::createTask(scheduler, blink(blue, 100ms, 3)); // beside this task
    co_await blink(red, 100ms, 3);
    co_await other; // waits for its end
}

core::Task<int> patient(core::Scheduler &scheduler)
{
    const core::TaskHandle<int> slow = core::createTask(scheduler, countSlowly(), "slow");
    co_await core::sleep(1s);
    if (!slow.isDone()) {
        slow.cancel(); // throws core::Cancelled out of the co_await in which it waits
    }
    try {
        co_return co_await slow;
    } catch (const core::Cancelled &) {
        co_return 0;
    }
}

core::Task<> tick(int &count)
{
    for (;;) {
        ++count;
        co_await core::sleep(250ms);
    }
}

core::Task<> runner(core::Event &start, std::string &log)
{
    co_await start.wait();
    log += "off ";
}

core::Task<> starter(core::Event &start, std::string &log)
{
    co_await core::sleep(1s);
    start.set();
    log += "bang ";
}

core::Task<> say(core::Lock &console, std::string &log, std::string words)
{
    const core::Lock::Held held = co_await console.hold();
    for (const char letter : words) {
        log += letter;
        co_await core::sleep(1ms); // others run, but none of them says anything
    }
} // releases the lock, also if the task is cancelled or an exception leaves

core::Task<int> impatient(core::Scheduler &scheduler)
{
    try {
        co_return co_await core::waitFor(core::createTask(scheduler, countSlowly()), 500ms);
    } catch (const core::Timeout &) {
        co_return -1;
    }
}

core::Task<int> together(core::Scheduler &scheduler)
{
    auto red = core::createTask(scheduler, count(3));
    auto blue = core::createTask(scheduler, count(4));
    const auto [reds, blues] = co_await core::gather(red, blue);
    co_return reds + blues;
}

QString withoutBlanks(QString line)
{
    return line.remove(u' ');
}

QStringList linesOf(const QString &path)
{
    QFile file(qEnvironmentVariable("METROLUME_SOURCE") + u'/' + path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    }
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

} // namespace

/// What the headers show works as they say.
class TestExamples : public QObject
{
    Q_OBJECT

private slots:
    void everyExampleOfAHeaderStandsInThisFile_data()
    {
        QTest::addColumn<QString>("header");
        for (const char *name : {"coroutine", "event", "gathertasks", "lock", "sleep", "waitfor"}) {
            QTest::newRow(name) << QStringLiteral("core/%1.h").arg(QLatin1String(name));
        }
    }
    void everyExampleOfAHeaderStandsInThisFile()
    {
        QFETCH(const QString, header);
        QStringList here;
        for (const QString &line : linesOf(QStringLiteral("tests/core/tst_examples.cpp"))) {
            here << withoutBlanks(line);
        }
        int found = 0;
        for (const QString &line : linesOf(header)) {
            const bool isTable = line.contains(QLatin1String(" |"));
            if (line.startsWith(QLatin1String("///     ")) && !isTable) {
                ++found;
                QVERIFY2(here.contains(withoutBlanks(line.mid(3))), qPrintable(line));
            }
        }
        QVERIFY(found > 5);
    }

    void aCoroutineRunsInThreeWays()
    {
        World world;
        core::Scheduler &scheduler = world.scheduler;
        std::string reds;
        std::string blues;
        Led red{reds};
        Led blue{blues};
        core::run(scheduler, blinkTwice(scheduler, red, blue)); // as the main task, with all others
        QCOMPARE(reds, std::string("101010101010"));
        QCOMPARE(blues, std::string("101010"));
        QCOMPARE(core::millisecondsAt(world.clock.now()), std::int64_t{1200});
    }

    void aTaskThatTakesTooLongIsCancelled()
    {
        World world;
        QCOMPARE(world.run(patient(world.scheduler)), 0);
        QCOMPARE(core::millisecondsAt(world.clock.now()), std::int64_t{1000});
    }

    void sleepingInALoopIsAClock()
    {
        World world;
        int ticks = 0;
        world.start(tick(ticks));
        world.run(sayAfter(world, "main", 1100ms));
        QCOMPARE(ticks, 5);
    }

    void anEventIsAStartingGun()
    {
        World world;
        core::Event start{world.scheduler};
        std::string log;
        const auto runs = world.start(runner(start, log));
        world.start(starter(start, log));
        world.run([](core::TaskHandle<> last) -> core::Task<> { co_await last; }(runs));
        QCOMPARE(log, std::string("bang off "));
    }

    void aLockKeepsWordsWhole()
    {
        World world;
        core::Lock console{world.scheduler};
        std::string log;
        world.start(say(console, log, "hello "));
        const auto cancelled = world.start(say(console, log, "never heard "));
        world.start(say(console, log, "world "));
        cancelled.cancel();
        world.run(sayAfter(world, "main", 50ms));
        QCOMPARE(log, std::string("hello world "));
        QVERIFY(!console.isLocked());
    }

    void waitingHasALimit()
    {
        World world;
        QCOMPARE(world.run(impatient(world.scheduler)), -1);
        QCOMPARE(core::millisecondsAt(world.clock.now()), std::int64_t{500});
    }

    void gatheringAddsUp()
    {
        World world;
        QCOMPARE(world.run(together(world.scheduler)), 7);
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
