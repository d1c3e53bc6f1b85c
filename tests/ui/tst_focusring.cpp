// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focusring.h"

#include <QFocusEvent>
#include <QtTest>

namespace {

bool comes(ui::FocusRing &ring, Qt::FocusReason reason)
{
    return ring.take(QFocusEvent{QEvent::FocusIn, reason});
}

bool goes(ui::FocusRing &ring, Qt::FocusReason reason)
{
    return ring.take(QFocusEvent{QEvent::FocusOut, reason});
}

} // namespace

class TestFocusRing : public QObject
{
    Q_OBJECT

private slots:
    void keysThatMoveTheFocusShowIt()
    {
        for (const Qt::FocusReason reason :
             {Qt::TabFocusReason, Qt::BacktabFocusReason, Qt::ShortcutFocusReason}) {
            ui::FocusRing ring;
            QVERIFY(comes(ring, reason));
            QVERIFY(ring.isShown());
            QVERIFY(goes(ring, Qt::TabFocusReason));
            QVERIFY(!ring.isShown());
        }
    }

    void aClickDoesNot()
    {
        ui::FocusRing ring;
        QVERIFY(!comes(ring, Qt::MouseFocusReason));
        QVERIFY(!ring.isShown());
    }

    void aKeyPressedAfterAClickDoes()
    {
        ui::FocusRing ring;
        comes(ring, Qt::MouseFocusReason);
        QVERIFY(ring.takeKey());
        QVERIFY(!ring.takeKey());
        QVERIFY(ring.isShown());
    }

    void leavingTheWindowAndComingBackChangesNothing()
    {
        ui::FocusRing ring;
        comes(ring, Qt::TabFocusReason);
        QVERIFY(!goes(ring, Qt::ActiveWindowFocusReason));
        QVERIFY(!comes(ring, Qt::ActiveWindowFocusReason));
        QVERIFY(ring.isShown());
    }
};

QTEST_GUILESS_MAIN(TestFocusRing)
#include "tst_focusring.moc"
