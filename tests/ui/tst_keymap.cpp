// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keymap.h"

#include <QMap>
#include <QtTest>

class TestKeymap : public QObject
{
    Q_OBJECT

private slots:
    void noTwoCommandsShareAKey()
    {
        QMap<QString, QString> owners;
        for (const ui::Binding &binding : ui::keymap()) {
            for (const QKeySequence &key : ui::keysOf(binding.command)) {
                const QString text = key.toString(QKeySequence::PortableText);
                QVERIFY2(!text.isEmpty(), binding.keys);
                QVERIFY2(!owners.contains(text),
                         qPrintable(text + QStringLiteral(" belongs to ") + owners.value(text)));
                owners.insert(text, ui::textOf(binding.command));
            }
        }
        QVERIFY(owners.size() > 20);
    }

    void everyCommandHasAName()
    {
        for (const ui::Binding &binding : ui::keymap()) {
            QVERIFY(!ui::textOf(binding.command).isEmpty());
        }
    }

    void stepsHaveAKeyThatWorksWhileOneTypes_data()
    {
        QTest::addColumn<ui::Command>("command");
        QTest::newRow("run") << ui::Command::Run;
        QTest::newRow("tick forward") << ui::Command::TickForward;
        QTest::newRow("tick back") << ui::Command::TickBack;
        QTest::newRow("line forward") << ui::Command::LineForward;
        QTest::newRow("line back") << ui::Command::LineBack;
        QTest::newRow("next switch") << ui::Command::NextSwitch;
        QTest::newRow("reset") << ui::Command::Reset;
    }

    void stepsHaveAKeyThatWorksWhileOneTypes()
    {
        QFETCH(const ui::Command, command);
        bool found = false;
        for (const QKeySequence &key : ui::keysOf(command)) {
            const QKeyCombination first = key[0];
            const bool function = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
            found = found || function || (first.keyboardModifiers() & Qt::ControlModifier);
        }
        QVERIFY(found);
    }

    void keysThatTheDesktopOwnsAreLeftAlone()
    {
        // Shift+F10 opens the context menu, Alt+F4 closes, Ctrl+F1 .. F12 are XFCE's workspaces.
        for (const ui::Binding &binding : ui::keymap()) {
            for (const QKeySequence &key : ui::keysOf(binding.command)) {
                const QKeyCombination first = key[0];
                const bool function = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F12;
                QVERIFY(first != QKeyCombination(Qt::SHIFT, Qt::Key_F10));
                QVERIFY(!function || !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKeymap)
#include "tst_keymap.moc"
