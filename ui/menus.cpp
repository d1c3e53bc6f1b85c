// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/menus.h"

#include "ui/recentfiles.h"

#include <QAction>
#include <QActionGroup>
#include <QDir>
#include <QMenu>
#include <QMenuBar>

#include <optional>

namespace ui {

namespace {

/// Puts the commands into the menu; a nullopt is a separator.
void fill(QMenu *menu, const Actions &actions, std::initializer_list<std::optional<Command>> commands)
{
    for (const std::optional<Command> command : commands) {
        command ? menu->addAction(actions.at(*command)) : (void)menu->addSeparator();
    }
}

} // namespace

Menus::Menus(QMenuBar *bar, const Actions &actions, const std::vector<Example> &examples)
    : QObject(bar), m_themes(new QActionGroup{this})
{
    using enum Command;
    constexpr std::nullopt_t line = std::nullopt;
    QMenu *file = bar->addMenu(tr("&File"));
    fill(file, actions, {New, Open});
    QMenu *shipped = file->addMenu(tr("&Examples"));
    for (const Example &example : examples) {
        QAction *open = shipped->addAction(example.title);
        connect(open, &QAction::triggered, this,
                [this, folder = example.folder] { emit programChosen(folder); });
    }
    addRecent(file);
    fill(file, actions, {ImportWiring, line, Save, SaveAs, SaveInputs, line, Quit});

    fill(bar->addMenu(tr("&Edit")), actions,
         {Undo, Redo, line, Cut, Copy, Paste, SelectAll, line, Find, FindNext, FindPrevious, Replace,
          GoToLine, line, ToggleComment, Indent, Unindent});

    QMenu *run = bar->addMenu(tr("&Run"));
    fill(run, actions,
         {Run, Reset, line, TickForward, TickBack, line, OverForward, OverBack, LineForward, LineBack,
          OutForward, OutBack, line, NextSwitch, PreviousSwitch});
    fill(run->addMenu(tr("&Step to")), actions,
         {TaskForward, TaskBack, line, PinForward, PinBack, line, WakeForward, WakeBack, line, PrintForward,
          PrintBack, line, BreakpointForward, BreakpointBack, line, ToThisLine, BackToThisLine});
    fill(run->addMenu(tr("Co&mpare")), actions, {FirstDifference, SwapBranches, DropGhost});
    fill(run, actions, {ToggleBreakpoint, Breakpoints, line, Faster, Slower, line, Interrupt});

    fill(bar->addMenu(tr("&Parts")), actions, {AddPart, WireBoard});

    QMenu *view = bar->addMenu(tr("&View"));
    addThemes(view);
    fill(view, actions,
         {line, LargerText, SmallerText, OrdinaryText, line, OtherLanguage, line, FocusEditor, FocusBoard,
          FocusQueue, FocusConsole, FocusTimeline});

    fill(bar->addMenu(tr("&Help")), actions, {FindCommand, ShowKeys, About});
}

void Menus::addRecent(QMenu *menu)
{
    QMenu *recent = menu->addMenu(tr("Open re&cent"));
    const auto refill = [this, recent] {
        recent->clear();
        int number = 1;
        for (const QString &path : recentFiles()) {
            QAction *open = recent->addAction(QStringLiteral("&%1  %2").arg(number++).arg(
                QDir::toNativeSeparators(path).replace(u'&', QLatin1String("&&"))));
            connect(open, &QAction::triggered, this, [this, path] { emit programChosen(path); });
        }
        if (number == 1) {
            recent->addAction(tr("no files yet"))->setEnabled(false);
        } else {
            recent->addSeparator();
            connect(recent->addAction(tr("&Forget these")), &QAction::triggered, this, &forgetFiles);
        }
    };
    connect(recent, &QMenu::aboutToShow, this, refill);
    refill();
}

void Menus::addThemes(QMenu *menu)
{
    const std::pair<ThemeChoice, QString> choices[]{{ThemeChoice::System, tr("Colours of the &desktop")},
                                                    {ThemeChoice::Light, tr("&Light")},
                                                    {ThemeChoice::Dark, tr("Dar&k")}};
    for (const auto &[choice, text] : choices) {
        QAction *theme = menu->addAction(text);
        theme->setCheckable(true);
        theme->setData(static_cast<int>(choice));
        m_themes->addAction(theme);
        connect(theme, &QAction::triggered, this, [this, wanted = choice] { emit themeChosen(wanted); });
    }
}

void Menus::showTheme(ThemeChoice choice)
{
    for (QAction *theme : m_themes->actions()) {
        theme->setChecked(theme->data().toInt() == static_cast<int>(choice));
    }
}

} // namespace ui
