// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace std::chrono_literals;

namespace {

constexpr auto length = 2s;
constexpr int mostStops = 400;

struct Run
{
    std::uint64_t digest = 0;
    std::size_t entries = 0;
    std::string console;

    bool operator==(const Run &) const = default;
};

// To the end, or to `length` after the program's start. `between` is called at every `stride` lines.
template <typename Between> Run runOf(const std::string &program, std::uint64_t stride, Between between)
{
    BoardWorld world{program};
    bool isOver = false;
    for (int i = 0; i < mostStops && !isOver; ++i) {
        isOver = world.run({{}, stride, {}, {}}).reason == sim::StopReason::Ended;
        if (!isOver) {
            between(world);
        }
    }
    if (!isOver) {
        world.run({world.startedAt() + length, 200'000, {}, {}});
    }
    return {world.trace().digest(), world.trace().size(), world.console()};
}

} // namespace

/// Looking inside changes nothing: a run that is looked into time and again is the run that never was.
class TestInspectLaw : public QObject
{
    Q_OBJECT

private slots:
    void lookingChangesNothing_data();
    void lookingChangesNothing();
};

void TestInspectLaw::lookingChangesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("program");
    const QString root = qEnvironmentVariable("METROLUME_SOURCE");
    for (const char *folder : {"scenarios", "tests/corpus/language", "tests/corpus/asyncio"}) {
        const QDir directory{root + QLatin1Char('/') + QLatin1String(folder)};
        QStringList files = directory.entryList({QStringLiteral("*.py")}, QDir::Files, QDir::Name);
        for (const QString &each : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            files << each + QStringLiteral("/code.py");
        }
        const qsizetype stride = files.size() > 20 ? 5 : 1;
        for (qsizetype i = 0; i < files.size(); i += stride) {
            QTest::newRow(qPrintable(files[i])) << directory.filePath(files[i]) << QByteArray{};
        }
    }
    // What lies where in memory, which a program can print.
    QTest::newRow("a program that prints addresses") << QString{} << QByteArray{R"(
import asyncio

class Thing:
    def __init__(self, n):
        self.n = n
        self.text = "thing %d" % n

def count(n):
    for i in range(n):
        yield Thing(i)

async def worker(n):
    things = {Thing(i): [Thing(i)] for i in range(n)}
    for i in range(5):
        await asyncio.sleep(0)
        print([id(key) for key in things], id(things), hash(Thing(i)), things)
        print([(id(t), id(t.text), id(t.__dict__)) for t in count(n)])
        print(set(count(n)), Thing, Thing(1).__init__, lambda: 1, worker(1))

async def main():
    tasks = [asyncio.create_task(worker(n)) for n in range(4)]
    try:
        raise ValueError("on its way")
    except ValueError as error:
        print(id(error))
    await asyncio.gather(*tasks)
    print(id(tasks), [id(task) for task in tasks])

asyncio.run(main())
)"};
}

void TestInspectLaw::lookingChangesNothing()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, program);
    if (!file.isEmpty()) {
        QFile source{file};
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(file));
        program = source.readAll();
    }
    for (const std::uint64_t stride : {1, 7}) {
        const Run plain = runOf(program.toStdString(), stride, [](BoardWorld &) {});
        const Run looked = runOf(program.toStdString(), stride, [](BoardWorld &world) { world.inspect(); });
        QCOMPARE(QByteArray::fromStdString(looked.console), QByteArray::fromStdString(plain.console));
        QVERIFY(looked == plain);
    }
}

QTEST_GUILESS_MAIN(TestInspectLaw)
#include "tst_inspectlaw.moc"
