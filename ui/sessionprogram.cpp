// SPDX-License-Identifier: GPL-3.0-or-later
// Session: the program and its wiring, as they run, stand in the editor and lie in the file.
#include "ui/session.h"

#include "sim/wiringedits.h"

namespace ui {

void Session::load(Program program)
{
    m_savedText = program.text;
    m_savedWiring = program.wiring;
    m_program = std::move(program);
    emit programOpened();
    emit programChanged();
    reset();
}

void Session::setText(const QString &text)
{
    if (text != m_program.text) {
        m_program.text = text;
        emit programChanged();
    }
}

void Session::setWiring(const std::string &toml)
{
    if (toml == m_program.wiring) {
        return;
    }
    const bool isOtherBoard = !sim::sameBoard(sim::wiringFrom(m_program.wiring).value_or(sim::Wiring{}),
                                              sim::wiringFrom(toml).value_or(sim::Wiring{}));
    m_program.wiring = toml;
    emit wiringChanged();
    if (!isOtherBoard) {
        emit programChanged();
        return;
    }
    const bool ran = m_view.playing;
    reset();
    if (ran) {
        run();
    }
}

bool Session::savesWiring(const QString &path) const
{
    const bool elsewhere = wiringPathOf(path) != wiringPathOf(m_program.path) || m_program.path.isEmpty();
    return isWiringUnsaved() || (elsewhere && !m_program.wiring.empty());
}

core::Result<void> Session::save(const QString &path)
{
    if (m_program.isReadOnly()) {
        return core::failure(tr("%1 is compiled in, so changes to it cannot be saved here.")
                                 .arg(fileNameOf(m_program.language()))
                                 .toStdString());
    }
    const QString target = path.isEmpty() ? m_program.path : path;
    if (core::Result<void> written = writeProgram(target, m_program.text); !written) {
        return written;
    }
    m_savedText = m_program.text;
    if (savesWiring(target)) {
        const QString wiring = QString::fromStdString(m_program.wiring);
        if (core::Result<void> written = writeProgram(wiringPathOf(target), wiring); !written) {
            emit programChanged();
            return written;
        }
    }
    m_savedWiring = m_program.wiring;
    if (target != m_program.path) {
        m_program.path = target;
        m_program.hasTwin = false; // it is no longer the scenario's
        m_program.title = target.section(u'/', -1);
    }
    emit programChanged();
    reset();
    return {};
}

} // namespace ui
