// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/languageswitch.h"

#include "ui/program.h"
#include "ui/session.h"

namespace ui {

LanguageSwitch::LanguageSwitch(Session &session, QWidget *parent) : QTabBar(parent), m_session(session)
{
    setDrawBase(false);
    setExpanding(false);
    for (const Language language : {Language::Python, Language::Cpp}) {
        addTab(fileNameOf(language));
    }
    // Qt lets a tab bar itself have no other name than that of its chosen tab.
    setAccessibleTabName(0, tr("code.py, the program in Python"));
    setAccessibleTabName(1, tr("code.cpp, the same program in C++, read-only"));
    setTabToolTip(0, tr("The program in Python, to read and to change"));
    setTabToolTip(1,
                  tr("The same in C++. It is compiled in, so it can be read and run, but not changed here"));
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_showing) {
            emit chosen(pathIn(static_cast<Language>(index), m_session.program()));
            showProgram(); // it may not have been opened
        }
    });
    connect(&session, &Session::programChanged, this, &LanguageSwitch::showProgram);
    showProgram();
}

void LanguageSwitch::askForOther()
{
    if (m_session.program().hasTwin) {
        setCurrentIndex(1 - currentIndex());
    }
}

void LanguageSwitch::showProgram()
{
    m_showing = true;
    setCurrentIndex(static_cast<int>(m_session.program().language()));
    setVisible(m_session.program().hasTwin);
    m_showing = false;
}

} // namespace ui
