// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files.h"

#include "sim/inputs.h"
#include "ui/program.h"
#include "ui/recentfiles.h"
#include "ui/session.h"
#include "ui/wiringimport.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace ui {

Files::Files(Session &session, const std::vector<Example> &examples, QWidget *window)
    : QObject(window), m_session(session), m_examples(examples), m_window(window)
{
}

bool Files::open(const QString &path)
{
    if (isDiagram(path)) {
        emit diagramOpened(path);
        return true;
    }
    if (!mayLeave()) {
        return false;
    }
    core::Result<Program> program = readProgram(path);
    if (!program) {
        emit failed(QString::fromStdString(program.error().text()));
        return false;
    }
    if (!isShipped(program->path)) {
        rememberFile(program->path);
    }
    m_session.load(std::move(*program));
    return true;
}

bool Files::openNew()
{
    if (!mayLeave()) {
        return false;
    }
    m_session.load(newProgram());
    return true;
}

void Files::choose()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window, tr("Open a program"), m_session.program().path,
                                       tr("Python programs (*.py);;All files (*)"));
    if (!path.isEmpty()) {
        open(path);
    }
}

bool Files::isShipped(const QString &path) const
{
    return std::any_of(m_examples.begin(), m_examples.end(), [&](const Example &example) {
        return path.startsWith(example.folder + QLatin1Char('/'));
    });
}

bool Files::save()
{
    const QString path = m_session.program().path;
    // An example stays as it was shipped: changes to it go into a file of the learner's own.
    return path.isEmpty() || isShipped(path) ? saveAs() : saveTo({});
}

bool Files::saveAs()
{
    const QString path = QFileDialog::getSaveFileName(
        m_window, tr("Save the program"), QStringLiteral("code.py"), tr("Python programs (*.py)"));
    return !path.isEmpty() && mayReplaceWiring(path) && saveTo(path);
}

bool Files::mayReplaceWiring(const QString &path)
{
    const QString wiring = wiringPathOf(path);
    if (!m_session.savesWiring(path) || wiring == wiringPathOf(m_session.program().path)
        || !QFileInfo::exists(wiring)) {
        return true;
    }
    QMessageBox box{QMessageBox::Question, tr("Wiring in that folder"),
                    tr("There is a wiring.toml in that folder already. Replace it by this program's wiring?"),
                    QMessageBox::NoButton, m_window};
    QPushButton *replace = box.addButton(tr("&Replace"), QMessageBox::AcceptRole);
    box.setEscapeButton(box.addButton(tr("&Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == replace;
}

bool Files::saveTo(const QString &path)
{
    if (const core::Result<void> saved = m_session.save(path); !saved) {
        emit failed(QString::fromStdString(saved.error().text()));
        return false;
    }
    rememberFile(m_session.program().path);
    return true;
}

bool Files::saveInputs()
{
    const sim::Wiring wiring = sim::wiringFrom(m_session.program().wiring).value_or(sim::Wiring{});
    const std::vector<sim::Input> inputs = sim::inputsSinceStart(m_session.trace(), wiring);
    if (inputs.empty()) {
        emit failed(tr("Nothing was pressed, turned or typed in this run, so there are no inputs to save."));
        return false;
    }
    const QString path = QFileDialog::getSaveFileName(
        m_window, tr("Save the inputs of this run"),
        QFileInfo{m_session.program().path}.dir().filePath(QStringLiteral("inputs.toml")),
        tr("Inputs (*.toml)"));
    if (path.isEmpty()) {
        return false;
    }
    const QString head = tr("Recorded in the window. To repeat the run: metrolume-cli run code.py --wiring "
                            "wiring.toml --inputs %1")
                             .arg(QFileInfo{path}.fileName());
    const QString text = u"# " + head + u"\n\n" + QString::fromStdString(sim::tomlOf(inputs));
    if (const core::Result<void> saved = writeProgram(path, text); !saved) {
        emit failed(QString::fromStdString(saved.error().text()));
        return false;
    }
    return true;
}

bool Files::mayLeave()
{
    if (!m_session.isUnsaved()) {
        return true;
    }
    QMessageBox box{QMessageBox::Question, tr("Unsaved changes"),
                    tr("Save the changes to %1?").arg(m_session.program().title), QMessageBox::NoButton,
                    m_window};
    box.setInformativeText(tr("What you typed or wired since the last save is lost otherwise."));
    QPushButton *keep = box.addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *lose = box.addButton(tr("&Don't save"), QMessageBox::DestructiveRole);
    box.setDefaultButton(keep);
    box.setEscapeButton(box.addButton(tr("&Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == lose || (box.clickedButton() == keep && save());
}

} // namespace ui
