// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wiringdocument.h"

#include "support/sessionworld.h"
#include "ui/recovery.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using sim::PartKind;

namespace {

const std::string written = "# the lamp by the door\n[[part]]\nkind = \"led\"\npin = \"D5\"\n";

/// A program of its own folder, wired as `written`, and the document of its wiring.
struct World : support::SessionWorld
{
    World()
    {
        put(QStringLiteral("code.py"), "print(1)\n");
        put(QStringLiteral("wiring.toml"), QByteArray::fromStdString(written));
        reopen();
    }
    void reopen()
    {
        session.load(ui::readProgram(path(QStringLiteral("code.py"))).value());
        settle();
    }
    QString path(const QString &name) const { return folder.filePath(name); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file{path(name)};
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("The test cannot write %s.", qPrintable(name));
        }
    }
    std::string get(const QString &name) const
    {
        QFile file{path(name)};
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "there is no such file";
    }
    void add(PartKind kind)
    {
        document.change(sim::withPart(document.wiring(), kind), QStringLiteral("Add"));
    }
    /// The wiring that the board got which runs now.
    std::string wired() const
    {
        std::string last;
        for (const sim::Command &command : desk.commands) {
            if (const auto *load = std::get_if<sim::Load>(&command)) {
                last = load->wiring;
            }
        }
        return last;
    }

    QTemporaryDir folder;
    ui::WiringDocument document{session};
};

} // namespace

class TestWiringDocument : public QObject
{
    Q_OBJECT

private slots:
    void aChangeRewiresTheBoardAtOnce()
    {
        World world;
        QCOMPARE(world.desk.started, 1);
        world.add(PartKind::Button);
        world.settle();
        QCOMPARE(world.desk.started, 2);
        QVERIFY(QTest::qWaitFor([&world] { return world.desk.alive == 1; }));
        QVERIFY(sim::wiringFrom(world.wired()) == world.document.wiring());
        QVERIFY(!world.session.view().playing);
    }

    void whatRanRunsAgain()
    {
        World world;
        world.session.run();
        world.play(3);
        world.add(PartKind::Button);
        world.settle();
        QVERIFY(world.session.view().playing);
        QVERIFY(world.session.view().now < world.session.start() + support::frame);
    }

    void movingAPartLeavesTheBoardOn()
    {
        World world;
        QSignalSpy spy{&world.session, &ui::Session::wiringChanged};
        world.document.change(sim::moved(world.document.wiring(), 0, sim::Place{3, 4}),
                              QStringLiteral("Move"));
        QCOMPARE(world.desk.started, 1);
        QCOMPARE(spy.size(), 1);
        QVERIFY(world.session.isUnsaved());
    }

    void undoAndRedoGoThroughTheSteps()
    {
        World world;
        world.add(PartKind::Button);
        world.add(PartKind::Servo);
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{3});
        world.document.history().undo();
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{2});
        world.document.history().undo();
        QVERIFY(!world.session.isUnsaved()); // the very text that was opened, comments and all
        QCOMPARE(world.session.program().wiring, written);
        world.document.history().redo();
        QVERIFY(sim::wiringFrom(world.session.program().wiring) == world.document.wiring());
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{2});
    }

    void stepsOfOneKindAreOne()
    {
        World world;
        for (const std::int64_t ohms : {400, 500, 600}) {
            QVERIFY(world.document.change(sim::withKey(world.document.wiring(), 0, "ohms", ohms),
                                          QStringLiteral("Change"), QStringLiteral("0 ohms")));
        }
        QCOMPARE(world.document.history().count(), 1);
        world.document.history().undo();
        QCOMPARE(world.session.program().wiring, written);
    }

    void whatCannotBeIsToldAndChangesNothing()
    {
        World world;
        QSignalSpy refused{&world.document, &ui::WiringDocument::refused};
        QVERIFY(
            !world.document.change(sim::renamed(world.document.wiring(), 0, ""), QStringLiteral("Rename")));
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused[0][0].toString(), QStringLiteral("A part needs a name. Type one."));
        QCOMPARE(world.document.history().count(), 0);
        QCOMPARE(world.desk.started, 1);
    }

    void anotherProgramHasNoPast()
    {
        World world;
        world.add(PartKind::Button);
        world.reopen();
        QCOMPARE(world.document.history().count(), 0);
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{1});
    }

    void whatIsCompiledInIsNotRewired()
    {
        World world;
        ui::Program twin = world.session.program();
        twin.twinOf = QStringLiteral("05-two-leds-asyncio");
        world.session.load(twin);
        QSignalSpy refused{&world.document, &ui::WiringDocument::refused};
        world.add(PartKind::Button);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{1});
    }

    void savingWritesItBesideTheProgram()
    {
        World world;
        world.add(PartKind::Button);
        QVERIFY(world.session.isUnsaved());
        QVERIFY(world.session.save());
        QVERIFY(!world.session.isUnsaved());
        QVERIFY(sim::wiringFrom(world.get(QStringLiteral("wiring.toml"))) == world.document.wiring());
        QCOMPARE(QDir{world.folder.path()}.entryList(QDir::Files).size(), 2);
    }

    void savingTextAloneLeavesTheWiringsFileAsItIs()
    {
        World world;
        world.session.setText(QStringLiteral("print(2)\n"));
        QVERIFY(world.session.save());
        QCOMPARE(world.get(QStringLiteral("wiring.toml")), written);
    }

    void inAnotherFolderTheWiringComesAlong()
    {
        World world;
        QVERIFY(QDir{world.folder.path()}.mkdir(QStringLiteral("copy")));
        QVERIFY(world.session.savesWiring(world.path(QStringLiteral("copy/code.py"))));
        QVERIFY(!world.session.savesWiring(world.path(QStringLiteral("other.py"))));
        QVERIFY(world.session.save(world.path(QStringLiteral("copy/code.py"))));
        QCOMPARE(world.get(QStringLiteral("copy/wiring.toml")), written);
    }

    void wiringThatCannotBeWrittenIsToldAndStaysUnsaved()
    {
        World world;
        world.add(PartKind::Button);
        QVERIFY(QFile::remove(world.path(QStringLiteral("wiring.toml"))));
        QVERIFY(QDir{world.folder.path()}.mkdir(QStringLiteral("wiring.toml"))); // no file can replace it
        const core::Result<void> saved = world.session.save();
        QVERIFY(!saved);
        QVERIFY(saved.error().message.find("wiring.toml") != std::string::npos);
        QVERIFY(world.session.isWiringUnsaved());
    }

    void unsavedWiringSurvivesACrash()
    {
        World world;
        const QString state = world.path(QStringLiteral("state"));
        {
            ui::Recovery recovery{state};
            const ui::RecoveryKeeper keeper{world.session, recovery};
            world.add(PartKind::Buzzer);
            QVERIFY(QTest::qWaitFor(
                [&state] { return QDir{state}.entryList({QStringLiteral("*.unsaved")}).size() == 1; }));
        }
        const std::string unsaved = world.session.program().wiring;
        ui::Recovery next{state};
        const std::optional<ui::RecoveredText> found = next.takeOrphan();
        QVERIFY(found);
        QCOMPARE(found->wiring.value_or(QString{}).toStdString(), unsaved);
        world.reopen();
        world.session.setWiring(found->wiring->toStdString());
        QVERIFY(world.session.isUnsaved());
        QCOMPARE(world.document.wiring().parts.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestWiringDocument)
#include "tst_wiringdocument.moc"
