// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

class TestScheduler : public QObject
{
    Q_OBJECT

private slots:
    void aCreatedTaskRunsOnlyWhenTheCurrentOneGivesUpControl()
    {
        World world;
        world.run([](World &w) -> Task<> {
            w.start([](World &w2) -> Task<> {
                w2.sayOnly("child");
                co_return;
            }(w));
            w.sayOnly("main");
            co_await sleep(0ms);
            w.sayOnly("main again");
        }(world));
        QCOMPARE(world.log, std::string("main child main again"));
    }
};

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
