// SPDX-License-Identifier: GPL-3.0-or-later
#include "python/boardworld.h"

#include <QTest>

class TestErrors : public QObject
{
    Q_OBJECT

private slots:
    void anErrorIsShownAsTheBoardShowsIt_data();
    void anErrorIsShownAsTheBoardShowsIt();
    void anErrorMarksItsLine();
    void whatTheProgramRaisesItselfKeepsItsWords();
};

void TestErrors::anErrorIsShownAsTheBoardShowsIt_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("lastLine");
    QTest::newRow("unknown name") << "x"
                                  << "NameError: name 'x' isn't defined";
    QTest::newRow("local too early") << "def f():\n  y\n  y = 1\nf()"
                                     << "NameError: local variable referenced before assignment";
    QTest::newRow("division") << "1 // 0"
                              << "ZeroDivisionError: division by zero";
    QTest::newRow("index") << "[1][5]"
                           << "IndexError: index out of range";
    QTest::newRow("key") << "{}['k']"
                         << "KeyError: k";
    QTest::newRow("number from text") << "int('x')"
                                      << "ValueError: invalid syntax for integer with base 10";
    QTest::newRow("text plus number") << "'a' + 1"
                                      << "TypeError: unsupported types for __add__: 'str', 'int'";
    QTest::newRow("comparison") << "1 < 'a'"
                                << "TypeError: unsupported types for __lt__: 'int', 'str'";
    QTest::newRow("not iterable") << "for i in 5: pass"
                                  << "TypeError: 'int' object isn't iterable";
    QTest::newRow("not callable") << "5()"
                                  << "TypeError: 'int' object isn't callable";
    QTest::newRow("too few arguments") << "def f(a): pass\nf()"
                                       << "TypeError: function takes 1 positional arguments but 0 were given";
    QTest::newRow("too many arguments")
        << "def f(a): pass\nf(1, 2)"
        << "TypeError: function takes 1 positional arguments but 2 were given";
    QTest::newRow("module attribute") << "import math\nmath.nosuch"
                                      << "AttributeError: 'module' object has no attribute 'nosuch'";
    QTest::newRow("missing module") << "import nosuch"
                                    << "ImportError: no module named 'nosuch'";
    QTest::newRow("missing name in a module") << "from math import nosuch"
                                              << "ImportError: can't import name nosuch";
    QTest::newRow("unpacking") << "a, b = [1]"
                               << "ValueError: need more than 1 values to unpack";
    QTest::newRow("no message") << "raise ValueError"
                                << "ValueError: ";
    QTest::newRow("missing file") << "open('nofile')"
                                  << "OSError: [Errno 2] No such file/directory";
    QTest::newRow("writing a file") << "open('log.txt', 'w')"
                                    << "OSError: [Errno 30] Read-only filesystem";
    QTest::newRow("built-in that the board lacks") << "breakpoint()"
                                                   << "NameError: name 'breakpoint' isn't defined";
    QTest::newRow("missing colon") << "if 1\n  x"
                                   << "SyntaxError: invalid syntax";
    QTest::newRow("extra indent") << "  x = 1"
                                  << "IndentationError: unexpected indent";
    QTest::newRow("assignment") << "1 = x"
                                << "SyntaxError: can't assign to expression";
    QTest::newRow("a list unpacked in a list") << "x = [*range(3)]"
                                               << "SyntaxError: *x must be assignment target";
    QTest::newRow("negative sleep") << "import time\ntime.sleep(-1)"
                                    << "ValueError: seconds must be >= 0";
    QTest::newRow("sleep for a text") << "import time\ntime.sleep('a')"
                                      << "TypeError: can't convert str to float";
}

void TestErrors::anErrorIsShownAsTheBoardShowsIt()
{
    QFETCH(QString, program);
    QFETCH(QString, lastLine);
    BoardWorld world{program.toStdString() + "\n"};
    world.run();
    const QStringList lines = QString::fromStdString(world.console()).split(QLatin1Char('\n'));
    QCOMPARE(lines.first(), QStringLiteral("Traceback (most recent call last):"));
    QCOMPARE(lines.value(lines.size() - 2), lastLine);
}

void TestErrors::anErrorMarksItsLine()
{
    BoardWorld world{"def f():\n    return 1 // 0\n\nf()\n"};
    world.run();
    QCOMPARE(world.text(world.last(core::EntryKind::Exception)),
             std::string{"2\tZeroDivisionError: division by zero"});
    BoardWorld wrong{"x = 1\nx = = 2\n"};
    wrong.run();
    QCOMPARE(wrong.text(wrong.last(core::EntryKind::Exception)),
             std::string{"2\tSyntaxError: invalid syntax"});
    QCOMPARE(wrong.console(),
             std::string{"Traceback (most recent call last):\n  File \"code.py\", line 2\n"
                         "SyntaxError: invalid syntax\n"});
}

void TestErrors::whatTheProgramRaisesItselfKeepsItsWords()
{
    BoardWorld world{"raise NameError(\"name 'x' is not defined\")\n"};
    world.run();
    QVERIFY(world.console().find("NameError: name 'x' is not defined\n") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
