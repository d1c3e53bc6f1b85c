// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette.h"

#include <QtTest>

using core::TaskId;

class TstPalette : public QObject
{
    Q_OBJECT

private slots:
    void barsStandOutFromBothSurfaces()
    {
        for (std::uint32_t id = 0; id < 9; ++id) {
            QVERIFY(ui::contrast(ui::taskColour(TaskId{id}, false), Qt::white) >= 3);
            QVERIFY(ui::contrast(ui::taskColour(TaskId{id}, true), QColor(0x1B2027)) >= 3);
        }
    }

    void namesInATaskColourCanBeRead()
    {
        for (std::uint32_t id = 0; id < 9; ++id) {
            for (const QColor &surface : {QColor(Qt::white), QColor(0x1B2027)}) {
                const QColor name
                    = ui::readableOn(ui::taskColour(TaskId{id}, surface != QColor(Qt::white)), surface);
                QVERIFY(ui::contrast(name, surface) >= 4.5);
            }
        }
    }

    void theFirstEightTasksHaveColoursOfTheirOwn()
    {
        QSet<QRgb> seen;
        for (std::uint32_t id = 1; id <= 8; ++id) {
            seen.insert(ui::taskColour(TaskId{id}, false).rgb());
            QCOMPARE(ui::taskStripe(TaskId{id}), 0);
        }
        QCOMPARE(seen.size(), 8);
    }

    void coloursComeBackWithAStripe()
    {
        QCOMPARE(ui::taskColour(TaskId{9}, false), ui::taskColour(TaskId{1}, false));
        QCOMPARE(ui::taskStripe(TaskId{9}), 1);
        QCOMPARE(ui::taskStripe(TaskId{17}), 2);
    }

    void blackOnWhiteIsTheGreatestContrast()
    {
        QCOMPARE(qRound(ui::contrast(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(ui::contrast(Qt::white, Qt::white)), 1);
    }
};

QTEST_GUILESS_MAIN(TstPalette)
#include "tst_palette.moc"
