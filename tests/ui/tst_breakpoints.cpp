// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints in a session and in the window, by key and mouse.
#include "support/wiredwindow.h"
#include "ui/breakpointdialog.h"
#include "ui/breakpointmargin.h"
#include "ui/breakpointmemory.h"
#include "ui/codeeditor.h"
#include "ui/rowmenu.h"
#include "ui/timelineview.h"

#include <Qsci/qsciscintilla.h>

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace std::chrono_literals;
using support::WiredWindow;
using World = support::SessionWorld;
using ui::Breakpoint;

namespace {

core::PinId pin(const char *name)
{
    return *sim::metro_m4::pinNamed(name);
}

QStringList wordsOfAll(const ui::Session &session)
{
    QStringList words;
    for (const Breakpoint &one : session.breakpoints()) {
        words += ui::wordsOf(one);
    }
    return words;
}

QsciScintilla &sheet(const WiredWindow &one)
{
    return one.window.findChild<ui::CodeEditor *>()->sheet();
}

} // namespace

class TestBreakpoints : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void playingStopsExactlyAtThePinsEdge_data()
    {
        QTest::addColumn<bool>("max");
        QTest::newRow("at the speed of the board") << false;
        QTest::newRow("as fast as it can, the board running on") << true;
    }

    void playingStopsExactlyAtThePinsEdge()
    {
        QFETCH(const bool, max);
        World world;
        world.open();
        world.session.setSpeed({1.0, max});
        world.session.setBreakpoints({ui::pinBreakpoint(pin("D2"), Breakpoint::Edge::Low)});
        world.session.run();
        world.play(60);
        QVERIFY(!world.session.view().playing);
        const core::Entry &entry = world.session.trace()[world.session.view().cursor - 1];
        QCOMPARE(entry.kind(), core::EntryKind::PinLevel);
        QCOMPARE(entry.pin(), pin("D2"));
        QCOMPARE(entry.detailAs<core::Level>(), core::Level::Low);
        QCOMPARE(world.session.view().now, entry.time());
        QVERIFY(world.session.stopReason().contains(QStringLiteral("D2 goes low")));
        // It goes on from there to the next one.
        const std::size_t cursor = world.session.view().cursor;
        world.session.run();
        QCOMPARE(world.session.stopReason(), QString());
        world.play(60);
        QVERIFY(world.session.view().cursor > cursor);
        QVERIFY(!world.session.view().playing);
    }

    void aTimeIsStoppedAtThoughNothingHappensThen()
    {
        World world;
        world.open();
        world.session.setBreakpoints({ui::timeBreakpoint(333ms)});
        world.session.run();
        world.play(60);
        QVERIFY(!world.session.view().playing);
        QCOMPARE(world.now(), 333.0);
        QVERIFY(world.session.edge() - world.session.view().now < 1ms);
    }

    void theStopsOfTheWayForwardAreMetAgainOnTheWayBack()
    {
        World world;
        world.open();
        world.session.setBreakpoints({ui::pinBreakpoint(pin("D1"), Breakpoint::Edge::Any),
                                      ui::taskBreakpoint(QStringLiteral("led2")), ui::timeBreakpoint(333ms)});
        std::vector<std::pair<std::size_t, core::Instant>> met;
        for (int i = 0; i < 8; ++i) {
            world.session.stepToBreakpoint();
            world.settle();
            met.emplace_back(world.session.view().cursor, world.session.view().now);
        }
        for (std::size_t i = met.size() - 1; i > 0; --i) {
            QVERIFY(met[i] > met[i - 1]);
            world.session.stepBackToBreakpoint();
            QCOMPARE(world.session.view().cursor, met[i - 1].first);
            QCOMPARE(world.session.view().now, met[i - 1].second);
        }
    }

    void aKeySetsOneAtTheEditorsLineAndTakesItAway()
    {
        WiredWindow one;
        sheet(one).setFocus();
        sheet(one).setCursorPosition(1, 0);
        one.key(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(wordsOfAll(one.world.session), QStringList{QStringLiteral("line 2")});
        QVERIFY(sheet(one).markersAtLine(1) != 0U);
        QVERIFY(sheet(one).accessibleDescription().contains(QStringLiteral("line 2")));
        one.key(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(wordsOfAll(one.world.session), QStringList());
    }

    void aClickBesideTheNumberSetsOne()
    {
        WiredWindow one;
        const int wide = sheet(one).marginWidth(0);
        QTest::mouseClick(sheet(one).viewport(), Qt::LeftButton, {},
                          {wide + 5, sheet(one).textHeight(0) * 3 / 2});
        QCOMPARE(wordsOfAll(one.world.session), QStringList{QStringLiteral("line 2")});
    }

    void oneMovesWithItsLine()
    {
        WiredWindow one;
        one.world.session.setBreakpoints({ui::lineBreakpoint(2), ui::timeBreakpoint(1s)});
        sheet(one).insertAt(QStringLiteral("# a\n# b\n"), 0, 0);
        QCOMPARE(wordsOfAll(one.world.session),
                 (QStringList{QStringLiteral("line 4"), QStringLiteral("time 1.000 s")}));
        QCOMPARE(one.world.session.breakpoints()[0].runLine, 2U); // of the text that still runs
        one.world.session.reset();
        one.world.settle();
        QCOMPARE(one.world.session.breakpoints()[0].runLine, 4U);
        sheet(one).undo();
        QCOMPARE(wordsOfAll(one.world.session)[0], QStringLiteral("line 2"));
    }

    void linesAreFoundAgainInAFileThatWasChangedElsewhere()
    {
        const QString before = QStringLiteral("a = 1\nb = 2\nc = 3\n");
        const QStringList stored = ui::storedIn(before, {ui::lineBreakpoint(2), ui::lineBreakpoint(3)});
        const auto found = ui::breakpointsFrom(QStringLiteral("# new\na = 1\nb = 2\n"), stored);
        QCOMPARE(found.size(), std::size_t{1}); // c = 3 is gone
        QCOMPARE(found[0].line, 3U);
    }

    void aProgramIsRememberedWithItsBreakpoints()
    {
        ui::Program program;
        program.path = QDir{m_settings.path()}.filePath(QStringLiteral("code.py"));
        program.text = QStringLiteral("x = 1\ny = 2\n");
        {
            World world;
            const ui::BreakpointMemory memory{world.session};
            world.session.load(program);
            world.session.toggleBreakpoint(ui::lineBreakpoint(2));
        }
        World world;
        const ui::BreakpointMemory memory{world.session};
        QCOMPARE(wordsOfAll(world.session), QStringList());
        world.session.load(program);
        QCOMPARE(wordsOfAll(world.session), QStringList{QStringLiteral("line 2")});
        ui::Program other = program;
        other.path += QStringLiteral("2");
        world.session.load(other);
        QCOMPARE(wordsOfAll(world.session), QStringList());
    }

    void aRowOfTheTimelineOffersToStopAtItsPin()
    {
        WiredWindow one;
        const std::unique_ptr<QMenu> menu{ui::newRowMenu(
            one.world.session, {ui::TimelineRow::Kind::Pin, core::number(pin("D1"))}, &one.window)};
        QCOMPARE(menu->actions().size(), 3);
        menu->actions()[0]->trigger();
        QCOMPARE(wordsOfAll(one.world.session), QStringList{QStringLiteral("D1 goes high")});
        const std::unique_ptr<QMenu> again{ui::newRowMenu(
            one.world.session, {ui::TimelineRow::Kind::Pin, core::number(pin("D1"))}, &one.window)};
        QVERIFY(again->actions()[0]->isChecked());
        again->actions()[0]->trigger();
        QCOMPARE(wordsOfAll(one.world.session), QStringList());
        QCOMPARE(ui::newRowMenu(one.world.session, {ui::TimelineRow::Kind::Console, 0}, &one.window),
                 nullptr);
    }

    void theListAddsDisablesAndRemoves()
    {
        WiredWindow one;
        one.window.action(ui::Command::Breakpoints)->trigger();
        auto *dialog = one.wait<ui::BreakpointDialog>();
        QVERIFY(dialog);
        auto *kind = dialog->findChild<QComboBox *>();
        QCOMPARE(kind->accessibleName(), QStringLiteral("What to stop at"));
        kind->setCurrentIndex(static_cast<int>(Breakpoint::Kind::Exception));
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto button = [&buttons](const char *text) {
            return *std::find_if(buttons.begin(), buttons.end(), [text](const QPushButton *found) {
                return found->text() == QString::fromLatin1(text);
            });
        };
        QTest::mouseClick(button("&Add"), Qt::LeftButton);
        QCOMPARE(one.world.session.breakpoints().size(), std::size_t{1});
        QVERIFY(!button("&Add")->isEnabled()); // it is there already
        auto *list = dialog->findChild<QListWidget *>();
        list->setFocus();
        one.key(Qt::Key_Space); // its tick
        QVERIFY(!one.world.session.breakpoints()[0].enabled);
        one.key(Qt::Key_Delete);
        QVERIFY(one.world.session.breakpoints().empty());
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
