// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <span>

namespace ui {

/// Everything a learner can tell the window to do. Each is one action, in a menu, with a key.
enum class Command {
    New,
    Open,
    Save,
    SaveAs,
    SaveInputs,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Find,
    FindNext,
    FindPrevious,
    Replace,
    GoToLine,
    ToggleComment,
    Indent,
    Unindent,
    Run,
    Reset,
    TickForward,
    TickBack,
    LineForward,
    LineBack,
    OverForward,
    OverBack,
    OutForward,
    OutBack,
    NextSwitch,
    PreviousSwitch,
    TaskForward,
    TaskBack,
    PinForward,
    PinBack,
    WakeForward,
    WakeBack,
    PrintForward,
    PrintBack,
    ToggleBreakpoint,
    BreakpointForward,
    BreakpointBack,
    Breakpoints,
    ToThisLine,
    BackToThisLine,
    Interrupt,
    FirstDifference,
    SwapBranches,
    DropGhost,
    AddPart,
    WireBoard,
    ImportWiring,
    Faster,
    Slower,
    LargerText,
    SmallerText,
    OrdinaryText,
    OtherLanguage,
    FocusEditor,
    FocusBoard,
    FocusQueue,
    FocusConsole,
    FocusTimeline,
    FindCommand,
    ShowKeys,
    About,
};

/// One line of the keyboard map.
struct Binding
{
    Command command;
    const char *text; ///< of the menu entry, to be translated in the context ui::Keymap
    const char *keys; ///< portable texts separated by blanks; the first is shown
};

/// The whole map, the only place where keys are given.
std::span<const Binding> keymap();

QString textOf(Command command);
QList<QKeySequence> keysOf(Command command);

} // namespace ui
