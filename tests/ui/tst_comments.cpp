// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comments.h"

#include <QtTest>

class TestComments : public QObject
{
    Q_OBJECT

private slots:
    void marksStandWhereTheLeastIndentedLineBegins()
    {
        const QStringList lines{QStringLiteral("    if x:"), QStringLiteral("        y()")};
        const QStringList marked{QStringLiteral("    # if x:"), QStringLiteral("    #     y()")};
        QCOMPARE(ui::commentsToggled(lines), marked);
        QCOMPARE(ui::commentsToggled(marked), lines);
    }

    void blankLinesStayBlank()
    {
        const QStringList lines{QStringLiteral("a"), QString(), QStringLiteral("b")};
        const QStringList marked = ui::commentsToggled(lines);
        QCOMPARE(marked, (QStringList{QStringLiteral("# a"), QString(), QStringLiteral("# b")}));
        QCOMPARE(ui::commentsToggled(marked), lines);
    }

    void amongCodeACommentIsMarkedOnceMore()
    {
        const QStringList lines{QStringLiteral("# why"), QStringLiteral("x = 1")};
        QCOMPARE(ui::commentsToggled(lines),
                 (QStringList{QStringLiteral("# # why"), QStringLiteral("# x = 1")}));
    }

    void aMarkWithoutABlankGoesToo()
    {
        QCOMPARE(ui::commentsToggled({QStringLiteral("  #x")}), QStringList{QStringLiteral("  x")});
    }
};

QTEST_GUILESS_MAIN(TestComments)
#include "tst_comments.moc"
