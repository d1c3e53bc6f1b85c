// SPDX-License-Identifier: GPL-3.0-or-later
// Wiring is taken over from a diagram, and saved beside the program.
#include "support/wiredwindow.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTemporaryDir>

using support::WiredWindow;

class TestWiringFiles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8()); }

    void aDiagramIsImportedAndCanBeUndone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("diagram.json"));
        QFile file{path};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"parts": [{"id": "uno", "type": "wokwi-arduino-uno"}, {"id": "led1", "type": "wokwi-led"},
            {"id": "dht", "type": "wokwi-dht22"}],
            "connections": [["led1:A", "uno:7", "", []], ["led1:C", "uno:GND.1", "", []]]})");
        file.close();
        WiredWindow one;
        QVERIFY(one.window.open(path));
        QCOMPARE(one.wiredNow(), QStringLiteral("led1: D7"));
        QVERIFY2(one.notice().startsWith(QStringLiteral("1 part taken over from diagram.json.")),
                 qPrintable(one.notice()));
        QVERIFY(one.notice().contains(QStringLiteral("dht (wokwi-dht22)")));
        one.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));

        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense");
        file.close();
        QVERIFY(one.window.open(path));
        QCOMPARE(one.notice(),
                 QStringLiteral("diagram.json:1: This is not JSON. Save the diagram in Wokwi again."));
        QCOMPARE(one.wiredNow(), QStringLiteral("lamp: D1; faster: D3"));
    }

    void anExampleIsSavedAsACopyWithItsWiring()
    {
        const QTemporaryDir folder;
        const auto put = [&folder](const QString &name, const QByteArray &bytes) {
            QDir{folder.path()}.mkpath(QFileInfo{name}.path());
            QFile file{folder.filePath(name)};
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const QByteArray shipped = "title = \"T\"\norder = 1\naim = \"A.\"\nlook_at = [\"L.\"]\n"
                                   "[[wiring.part]]\nkind = \"buzzer\"\npin = \"D8\"\n";
        QVERIFY(put(QStringLiteral("example/code.py"), "print(1)\n"));
        QVERIFY(put(QStringLiteral("example/scenario.toml"), shipped));
        QVERIFY(put(QStringLiteral("mine/wiring.toml"), "# of another program\n"));
        support::SessionWorld world;
        ui::MainWindow window{world.session,
                              {{QStringLiteral("T"), folder.filePath(QStringLiteral("example")), {}, {}}}};
        window.show();
        QVERIFY(window.open(folder.filePath(QStringLiteral("example"))));
        world.settle();
        auto &document = *window.findChild<ui::WiringDocument *>();
        document.add(sim::PartKind::Led);

        // Cancelled, the other program keeps its wiring.
        const QString target = folder.filePath(QStringLiteral("mine/code.py"));
        saveTo(window, target, QStringLiteral("&Cancel"));
        QVERIFY(world.session.isUnsaved());
        QVERIFY(!QFileInfo::exists(target));

        saveTo(window, target, QStringLiteral("&Replace"));
        QVERIFY(!world.session.isUnsaved());
        QCOMPARE(world.session.program().path, target);
        const core::Result<ui::Program> saved = ui::readProgram(target);
        QVERIFY(saved);
        QVERIFY(sim::wiringFrom(saved->wiring) == document.wiring());
        QCOMPARE(document.wiring().parts.size(), std::size_t{2});
        QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("example/wiring.toml"))));
    }

private:
    /// Ctrl+S, the file's name, and the button that answers the question after it.
    static void saveTo(ui::MainWindow &window, const QString &path, const QString &button)
    {
        QTimer answer;
        connect(&answer, &QTimer::timeout, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (auto *files = qobject_cast<QFileDialog *>(dialog)) {
                files->findChild<QLineEdit *>()->setText(path);
                QTest::keyClick(files->findChild<QLineEdit *>(), Qt::Key_Return);
            } else if (auto *question = qobject_cast<QMessageBox *>(dialog)) {
                for (QAbstractButton *one : question->buttons()) {
                    if (one->text() == button) {
                        one->click();
                    }
                }
            }
        });
        answer.start(50);
        window.action(ui::Command::Save)->trigger();
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestWiringFiles)
#include "tst_wiringfiles.moc"
