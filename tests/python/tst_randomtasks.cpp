// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tickcounter.h"
#include "python/boardworld.h"
#include "python/randomtasks.h"

#include <QTest>

#include <sstream>

namespace {

constexpr std::uint32_t programs = 1000;

} // namespace

/// The Python face of the scheduler against the same model as its C++ face (tests/core/model.h).
class TestRandomTasks : public QObject
{
    Q_OBJECT

private slots:
    void randomTasksRunAsTheObviousModelSays()
    {
        BoardWorld world{codeOfRandomTasks(programs), 0};
        world.run();
        std::istringstream printed{world.console()};
        for (std::uint32_t seed = 1; seed <= programs; ++seed) {
            const model::Program program = randomTasks(seed);
            // Each program begins just as the counter moves on: so both sides know the instant.
            std::uint32_t begin = 0;
            std::string ours;
            printed >> begin >> std::ws;
            std::getline(printed, ours);
            const std::string expected
                = model::run(program, core::instantOf(core::Ticks{begin}, {}).time_since_epoch());
            if (ours != expected) {
                qWarning("%s", model::text(program).c_str());
            }
            QCOMPARE(QByteArray::fromStdString(ours), QByteArray::fromStdString(expected));
        }
    }

    void lookingInsideChangesNothing()
    {
        const std::string code = codeOfRandomTasks(60);
        BoardWorld plain{code};
        plain.run();
        BoardWorld looked{code};
        std::size_t tasks = 0;
        // Most of these stops are in the midst of a line, inside a call into asyncio.
        for (sim::RunUntil until{{}, {}, {}, {}, 1}; looked.run(until).reason != sim::StopReason::Ended;
             *until.entries += 7) {
            tasks += looked.inspect().tasks.size();
        }
        QVERIFY(tasks > 10'000); // or there was nothing to look at
        QCOMPARE(looked.trace().size(), plain.trace().size());
        QCOMPARE(looked.trace().digest(), plain.trace().digest());
    }
};

QTEST_GUILESS_MAIN(TestRandomTasks)
#include "tst_randomtasks.moc"
