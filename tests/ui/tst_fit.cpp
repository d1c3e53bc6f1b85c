// SPDX-License-Identifier: GPL-3.0-or-later
// What is in sight in windows of the sizes that classrooms have.
#include "support/sessionworld.h"
#include "ui/explanationpanel.h"
#include "ui/mainwindow.h"
#include "ui/queuepanel.h"
#include "ui/theme.h"
#include "ui/timelineview.h"
#include "ui/transport.h"

#include <QLabel>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QtTest>

class TestFit : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void twoTasksAreShownWithoutScrolling_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("text");
        QTest::newRow("a large window") << QSize{1600, 1000} << 1.0;
        QTest::newRow("a laptop") << QSize{1280, 720} << 1.0;
        QTest::newRow("an old projector") << QSize{1024, 768} << 1.0;
        QTest::newRow("a large window with large text") << QSize{1600, 1000} << 1.331;
        QTest::newRow("a laptop with large text") << QSize{1280, 720} << 1.331;
        QTest::newRow("an old projector with large text") << QSize{1024, 768} << 1.331;
    }

    void twoTasksAreShownWithoutScrolling()
    {
        QFETCH(const QSize, size);
        QFETCH(const double, text);
        support::SessionWorld world{support::takingTurns(3000)};
        ui::MainWindow window{world.session, {}};
        ui::applyTheme(*qApp, ui::ThemeChoice::Light, text);
        window.resize(size);
        window.show();
        world.open();
        world.session.run();
        world.play(60);
        QCoreApplication::processEvents();
        QCOMPARE(window.size(), size);

        QCOMPARE(window.findChild<ui::TimelineView *>()->scene().furthestScroll(), 0.0);
        QCOMPARE(window.findChild<ui::QueuePanel *>()->verticalScrollBar()->maximum(), 0);
        const auto *transport = window.findChild<ui::Transport *>();
        for (const QWidget *part : transport->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (part->isVisible()) {
                QVERIFY2(transport->rect().contains(part->geometry()), part->metaObject()->className());
                QVERIFY2(part->width() >= part->minimumSizeHint().width(),
                         qPrintable(part->accessibleName()));
            }
        }
        for (const QLabel *label : window.findChild<ui::ExplanationPanel *>()->findChildren<QLabel *>()) {
            const int needed
                = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(needed <= label->height(), qPrintable(label->text()));
        }
    }

    void figuresThatGrowKeepTheirRoom()
    {
        support::SessionWorld world{support::takingTurns(800'000)};
        ui::MainWindow window{world.session, {}};
        ui::applyTheme(*qApp, ui::ThemeChoice::Light, 1.0);
        window.resize(1230, 690);
        window.show();
        world.open();
        world.session.setSpeed({1.0, true});
        world.session.run();
        for (int i = 0; i < 200 && world.session.state().turn < 10'000; ++i) {
            world.play(20);
            QCoreApplication::processEvents();
        }
        QVERIFY(world.session.state().turn >= 10'000);
        for (const QLabel *label : window.findChild<ui::Transport *>()->findChildren<QLabel *>()) {
            QVERIFY2(!label->isVisible() || label->width() >= label->sizeHint().width(),
                     qPrintable(label->text()));
        }
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestFit)
#include "tst_fit.moc"
