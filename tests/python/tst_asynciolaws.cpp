// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

using namespace std::chrono_literals;

/// One law of the board's asyncio a row: a program, and what the board prints.
class TestAsyncioLaws : public QObject
{
    Q_OBJECT

private slots:
    void theConsoleShowsWhatTheBoardPrints_data();
    void theConsoleShowsWhatTheBoardPrints();
};

void TestAsyncioLaws::theConsoleShowsWhatTheBoardPrints_data()
{
    QTest::addColumn<std::string>("program");
    QTest::addColumn<std::string>("printed");
    const auto law = [](const char *name, const char *program, const char *printed) {
        QTest::newRow(name) << std::string{program} << std::string{printed};
    };

    law("functions take their arguments by the names of the library", R"(
def tell(make):
    try:
        print(make())
    except TypeError as e:
        print(e)
async def f():
    return 1
tell(lambda: asyncio.create_task(coro=f()))
tell(lambda: asyncio.create_task(f(), name="led"))
tell(lambda: asyncio.run(f(), debug=True))
tell(lambda: asyncio.sleep(delay=1))
tell(lambda: asyncio.sleep(1, t=2))
tell(lambda: asyncio.wait_for(f()))
tell(lambda: asyncio.run(asyncio.wait_for(timeout=1, aw=f())))
)",
        "<Task>\n"
        "unexpected keyword argument 'name'\n"
        "unexpected keyword argument 'debug'\n"
        "unexpected keyword argument 'delay'\n"
        "function got multiple values for argument 't'\n"
        "function takes 2 positional arguments but 1 were given\n"
        "1\n");
}

void TestAsyncioLaws::theConsoleShowsWhatTheBoardPrints()
{
    QFETCH(std::string, program);
    QFETCH(std::string, printed);
    BoardWorld world{"import asyncio\n" + program, 0};
    world.runFor(30s);
    QCOMPARE(world.console(), printed);
}

QTEST_GUILESS_MAIN(TestAsyncioLaws)
#include "tst_asynciolaws.moc"
