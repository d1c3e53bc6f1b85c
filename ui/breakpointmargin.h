// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>

class QsciScintilla;

namespace ui {

class Session;

/// Breakpoints at lines, as dots beside the lines' numbers: a click sets one or takes it away, a right click
/// offers more. A dot moves with its line while the text is edited. A disabled one is a ring.
class BreakpointMargin : public QObject
{
    Q_OBJECT

public:
    /// Uses `margin` of the sheet. Both must outlive it.
    BreakpointMargin(QsciScintilla &sheet, int margin, Session &session, QObject *parent = nullptr);

    /// At the line that the cursor stands in.
    void toggleHere();
    /// Colours and size are those of the sheet.
    void restyle();
    /// The text was replaced: the dots that it had are gone.
    void fill();
    /// The text was edited.
    void followText();

signals:
    /// The learner wants to see all breakpoints.
    void listWanted();

private:
    void toggle(int line);
    void showMenu(int line);
    void describe();

    QsciScintilla &m_sheet;
    Session &m_session;
    int m_margin;
    std::map<std::size_t, int> m_handles; // of dots, by the number of their breakpoint
    bool m_following = false;
};

} // namespace ui
