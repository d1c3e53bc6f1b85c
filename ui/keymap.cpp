// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keymap.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace ui {

namespace {

// F5, F10, F11 and Shift+F11 as in Mu and other debuggers; "." and "," as in video players and trace viewers.
// Shift+F10 stays what it is on a desktop: the context menu. Keys without Ctrl or F are given to a text field
// that has the focus.
constexpr std::array bindings{
    Binding{Command::New, QT_TRANSLATE_NOOP("ui::Keymap", "&New program"), "Ctrl+N"},
    Binding{Command::Open, QT_TRANSLATE_NOOP("ui::Keymap", "&Open…"), "Ctrl+O"},
    Binding{Command::Save, QT_TRANSLATE_NOOP("ui::Keymap", "&Save and reload"), "Ctrl+S"},
    Binding{Command::SaveAs, QT_TRANSLATE_NOOP("ui::Keymap", "Save &as…"), "Ctrl+Shift+S"},
    Binding{Command::SaveInputs, QT_TRANSLATE_NOOP("ui::Keymap", "Save &inputs…"), "Ctrl+Shift+I"},
    Binding{Command::Quit, QT_TRANSLATE_NOOP("ui::Keymap", "&Quit"), "Ctrl+Q"},
    Binding{Command::Undo, QT_TRANSLATE_NOOP("ui::Keymap", "&Undo"), "Ctrl+Z"},
    Binding{Command::Redo, QT_TRANSLATE_NOOP("ui::Keymap", "&Redo"), "Ctrl+Shift+Z Ctrl+Y"},
    Binding{Command::Cut, QT_TRANSLATE_NOOP("ui::Keymap", "Cu&t"), "Ctrl+X"},
    Binding{Command::Copy, QT_TRANSLATE_NOOP("ui::Keymap", "&Copy"), "Ctrl+C"},
    Binding{Command::Paste, QT_TRANSLATE_NOOP("ui::Keymap", "&Paste"), "Ctrl+V"},
    Binding{Command::SelectAll, QT_TRANSLATE_NOOP("ui::Keymap", "Select &all"), "Ctrl+A"},
    Binding{Command::Find, QT_TRANSLATE_NOOP("ui::Keymap", "&Find…"), "Ctrl+F"},
    Binding{Command::FindNext, QT_TRANSLATE_NOOP("ui::Keymap", "Find &next"), "F3"},
    Binding{Command::FindPrevious, QT_TRANSLATE_NOOP("ui::Keymap", "Find pre&vious"), "Shift+F3"},
    Binding{Command::Replace, QT_TRANSLATE_NOOP("ui::Keymap", "R&eplace…"), "Ctrl+H"},
    Binding{Command::GoToLine, QT_TRANSLATE_NOOP("ui::Keymap", "&Go to line…"), "Ctrl+G"},
    Binding{Command::ToggleComment, QT_TRANSLATE_NOOP("ui::Keymap", "Co&mment or not"), "Ctrl+/"},
    Binding{Command::Indent, QT_TRANSLATE_NOOP("ui::Keymap", "&Indent"), "Ctrl+]"},
    Binding{Command::Unindent, QT_TRANSLATE_NOOP("ui::Keymap", "Unin&dent"), "Ctrl+["},
    Binding{Command::Run, QT_TRANSLATE_NOOP("ui::Keymap", "&Run or pause"), "F5"},
    Binding{Command::Reset, QT_TRANSLATE_NOOP("ui::Keymap", "Re&set the board"), "Ctrl+R"},
    Binding{Command::TickForward, QT_TRANSLATE_NOOP("ui::Keymap", "&Tick forward"), "F7 ."},
    Binding{Command::TickBack, QT_TRANSLATE_NOOP("ui::Keymap", "Tick &back"), "F6 ,"},
    Binding{Command::LineForward, QT_TRANSLATE_NOOP("ui::Keymap", "&Line forward, into calls"),
            "F11 Shift+F7 >"},
    Binding{Command::LineBack, QT_TRANSLATE_NOOP("ui::Keymap", "Line bac&k, into calls"), "Shift+F6 <"},
    Binding{Command::OverForward, QT_TRANSLATE_NOOP("ui::Keymap", "Line of this task, &over calls"),
            "F10 F8"},
    Binding{Command::OverBack, QT_TRANSLATE_NOOP("ui::Keymap", "Line of this task &back, over calls"),
            "Shift+F8"},
    Binding{Command::OutForward, QT_TRANSLATE_NOOP("ui::Keymap", "O&ut of this call"), "Shift+F11"},
    Binding{Command::OutBack, QT_TRANSLATE_NOOP("ui::Keymap", "Back to w&here this call was made"),
            "Shift+F12"},
    Binding{Command::NextSwitch, QT_TRANSLATE_NOOP("ui::Keymap", "&Next switch"), "F9"},
    Binding{Command::PreviousSwitch, QT_TRANSLATE_NOOP("ui::Keymap", "&Previous switch"), "Shift+F9"},
    Binding{Command::TaskForward, QT_TRANSLATE_NOOP("ui::Keymap", "Next turn of this t&ask"), "Ctrl+."},
    Binding{Command::TaskBack, QT_TRANSLATE_NOOP("ui::Keymap", "Last turn of this tas&k"), "Ctrl+,"},
    Binding{Command::PinForward, QT_TRANSLATE_NOOP("ui::Keymap", "Next change of this p&in"),
            "Ctrl+Shift+. Ctrl+>"},
    Binding{Command::PinBack, QT_TRANSLATE_NOOP("ui::Keymap", "Last change of this pi&n"),
            "Ctrl+Shift+, Ctrl+<"},
    Binding{Command::WakeForward, QT_TRANSLATE_NOOP("ui::Keymap", "Next &wake-up"), "Alt+."},
    Binding{Command::WakeBack, QT_TRANSLATE_NOOP("ui::Keymap", "Last wake-&up"), "Alt+,"},
    Binding{Command::PrintForward, QT_TRANSLATE_NOOP("ui::Keymap", "Next te&xt printed"),
            "Alt+Shift+. Alt+>"},
    Binding{Command::PrintBack, QT_TRANSLATE_NOOP("ui::Keymap", "Last text pri&nted"), "Alt+Shift+, Alt+<"},
    Binding{Command::ToggleBreakpoint, QT_TRANSLATE_NOOP("ui::Keymap", "Stop at the edi&tor's line, or not"),
            "Ctrl+B"},
    Binding{Command::BreakpointForward, QT_TRANSLATE_NOOP("ui::Keymap", "Next &breakpoint"), "Ctrl+Alt+."},
    Binding{Command::BreakpointBack, QT_TRANSLATE_NOOP("ui::Keymap", "Last brea&kpoint"), "Ctrl+Alt+,"},
    Binding{Command::Breakpoints, QT_TRANSLATE_NOOP("ui::Keymap", "Break&points…"), "Ctrl+Shift+B"},
    Binding{Command::ToThisLine, QT_TRANSLATE_NOOP("ui::Keymap", "Run to the edit&or's line"), "Ctrl+Return"},
    Binding{Command::BackToThisLine, QT_TRANSLATE_NOOP("ui::Keymap", "&Go back to the editor's line"),
            "Ctrl+Shift+Return"},
    Binding{Command::Interrupt, QT_TRANSLATE_NOOP("ui::Keymap", "Send &Ctrl-C to the board"), "Ctrl+Shift+C"},
    Binding{Command::FirstDifference, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the first &difference"),
            "Ctrl+Alt+D"},
    Binding{Command::SwapBranches, QT_TRANSLATE_NOOP("ui::Keymap", "S&wap with the grey run"), "Ctrl+Alt+Z"},
    Binding{Command::DropGhost, QT_TRANSLATE_NOOP("ui::Keymap", "&Put the grey run away"), "Ctrl+Alt+X"},
    Binding{Command::AddPart, QT_TRANSLATE_NOOP("ui::Keymap", "&Add a part…"), "Ctrl+Shift+A"},
    Binding{Command::WireBoard, QT_TRANSLATE_NOOP("ui::Keymap", "&Wire the board…"), "F4"},
    Binding{Command::ImportWiring, QT_TRANSLATE_NOOP("ui::Keymap", "&Import wiring…"), ""},
    Binding{Command::Faster, QT_TRANSLATE_NOOP("ui::Keymap", "&Faster"), "Ctrl+Up"},
    Binding{Command::Slower, QT_TRANSLATE_NOOP("ui::Keymap", "Slo&wer"), "Ctrl+Down"},
    Binding{Command::LargerText, QT_TRANSLATE_NOOP("ui::Keymap", "&Larger text"), "Ctrl++ Ctrl+="},
    Binding{Command::SmallerText, QT_TRANSLATE_NOOP("ui::Keymap", "&Smaller text"), "Ctrl+-"},
    Binding{Command::OrdinaryText, QT_TRANSLATE_NOOP("ui::Keymap", "&Ordinary text"), "Ctrl+0"},
    Binding{Command::OtherLanguage, QT_TRANSLATE_NOOP("ui::Keymap", "The program in C++ or in &Python"),
            "Ctrl+E"},
    Binding{Command::FocusEditor, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the &code"), "Alt+1"},
    Binding{Command::FocusBoard, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the &board"), "Alt+2"},
    Binding{Command::FocusQueue, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the event &queue"), "Alt+3"},
    Binding{Command::FocusConsole, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the serial c&onsole"), "Alt+4"},
    Binding{Command::FocusTimeline, QT_TRANSLATE_NOOP("ui::Keymap", "Go to the &timeline"), "Alt+5"},
    Binding{Command::FindCommand, QT_TRANSLATE_NOOP("ui::Keymap", "Find a &command…"), "Ctrl+Shift+P"},
    Binding{Command::ShowKeys, QT_TRANSLATE_NOOP("ui::Keymap", "&Keys"), "F1 ?"},
    Binding{Command::About, QT_TRANSLATE_NOOP("ui::Keymap", "&About Metrolume"), ""},
};

const Binding &bindingOf(Command command)
{
    return *std::find_if(bindings.begin(), bindings.end(),
                         [command](const Binding &binding) { return binding.command == command; });
}

} // namespace

std::span<const Binding> keymap()
{
    return bindings;
}

QString textOf(Command command)
{
    return QCoreApplication::translate("ui::Keymap", bindingOf(command).text);
}

QList<QKeySequence> keysOf(Command command)
{
    QList<QKeySequence> keys;
    for (const QString &key :
         QString::fromLatin1(bindingOf(command).keys).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        keys += QKeySequence::fromString(key, QKeySequence::PortableText);
    }
    return keys;
}

} // namespace ui
