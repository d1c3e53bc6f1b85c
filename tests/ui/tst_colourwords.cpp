// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/colourwords.h"

#include <QtTest>

class TestColourWords : public QObject
{
    Q_OBJECT

private slots:
    void lightHasTheNameThatPeopleGiveIt_data()
    {
        QTest::addColumn<QColor>("light");
        QTest::addColumn<QString>("word");
        QTest::newRow("none") << QColor(0, 0, 0) << QStringLiteral("off");
        QTest::newRow("full white") << QColor(255, 255, 255) << QStringLiteral("white");
        QTest::newRow("red") << QColor(255, 0, 0) << QStringLiteral("red");
        QTest::newRow("red with a little blue") << QColor(255, 0, 40) << QStringLiteral("red");
        QTest::newRow("orange") << QColor(255, 120, 0) << QStringLiteral("orange");
        QTest::newRow("yellow") << QColor(255, 255, 0) << QStringLiteral("yellow");
        QTest::newRow("faint green") << QColor(0, 9, 0) << QStringLiteral("green");
        QTest::newRow("cyan") << QColor(0, 255, 255) << QStringLiteral("turquoise");
        QTest::newRow("blue") << QColor(0, 0, 255) << QStringLiteral("blue");
        QTest::newRow("violet") << QColor(150, 0, 255) << QStringLiteral("violet");
        QTest::newRow("magenta") << QColor(255, 0, 255) << QStringLiteral("pink");
    }

    void lightHasTheNameThatPeopleGiveIt()
    {
        QFETCH(const QColor, light);
        QTEST(ui::colourWord(light), "word");
    }
};

QTEST_APPLESS_MAIN(TestColourWords)
#include "tst_colourwords.moc"
