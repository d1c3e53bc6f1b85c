// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hintnotes.h"

#include <Qsci/qsciscintilla.h>

#include <QTest>

class TestHintNotes : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_editor.resize(420, 220);
        m_editor.setText(QStringLiteral("pass\n").repeated(60));
        m_editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_editor));
        m_editor.setFirstVisibleLine(0);
    }

    void aNoteBelowTheVisibleLinesIsScrolledTo()
    {
        ui::HintNotes notes(m_editor);
        notes.show({{50, QStringLiteral("This line does nothing, and it says so at some length.")}});
        QCOMPARE(m_editor.firstVisibleLine(), 0);
        notes.bringIntoView();
        // In displayed lines, of which the note takes some.
        const long shown = m_editor.SendScintilla(QsciScintilla::SCI_LINESONSCREEN);
        const long end = m_editor.SendScintilla(QsciScintilla::SCI_VISIBLEFROMDOCLINE, 50L);
        const long first = m_editor.SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
        QVERIFY2(first + shown >= end && first <= 49, qPrintable(QString::number(first)));
    }

    void afterThatTheLearnerMayLookElsewhere()
    {
        ui::HintNotes notes(m_editor);
        notes.show({{50, QStringLiteral("A hint.")}});
        notes.bringIntoView();
        m_editor.setFirstVisibleLine(3);
        notes.bringIntoView();
        QCOMPARE(m_editor.firstVisibleLine(), 3);
    }

    void aNoteInSightMovesNothing()
    {
        ui::HintNotes notes(m_editor);
        notes.show({{2, QStringLiteral("A hint.")}});
        notes.bringIntoView();
        QCOMPARE(m_editor.firstVisibleLine(), 0);
    }

private:
    QsciScintilla m_editor;
};

QTEST_MAIN(TestHintNotes)
#include "tst_hintnotes.moc"
