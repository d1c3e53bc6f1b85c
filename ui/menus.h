// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/examples.h"
#include "ui/keymap.h"
#include "ui/theme.h"

#include <QObject>

#include <map>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace ui {

using Actions = std::map<Command, QAction *>;

/// The entries of the menu bar.
class Menus : public QObject
{
    Q_OBJECT

public:
    /// Fills `bar`, which becomes the parent. `actions` has one for each command.
    Menus(QMenuBar *bar, const Actions &actions, const std::vector<Example> &examples);

    /// Checks the theme that is shown.
    void showTheme(ThemeChoice choice);

signals:
    /// A program was chosen by its path: an example's folder.
    void programChosen(const QString &path);
    void themeChosen(ui::ThemeChoice choice);

private:
    void addRecent(QMenu *menu);
    void addThemes(QMenu *menu);

    QActionGroup *m_themes;
};

} // namespace ui
