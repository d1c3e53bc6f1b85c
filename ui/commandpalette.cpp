// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandpalette.h"

#include <QAction>
#include <QIcon>
#include <QListWidgetItem>

namespace ui {

namespace {

/// As a menu would show it, without the letter's mark and the dots.
QString plain(QString text)
{
    return text.remove(u'&').remove(QStringLiteral("…"));
}

} // namespace

CommandPalette::CommandPalette(const Actions &actions, QWidget *parent)
    : FilterDialog({tr("Find a command"), tr("Find a command"), tr("Type what to do: tick, pin, save…"),
                    tr("Commands"), tr("&Do it")},
                   parent)
{
    for (const Binding &binding : keymap()) {
        const QAction *action = actions.at(binding.command);
        if (!action->isEnabled() || binding.command == Command::FindCommand) {
            continue;
        }
        QStringList keys;
        for (const QKeySequence &key : keysOf(binding.command)) {
            keys += key.toString(QKeySequence::NativeText);
        }
        const QString name = plain(action->text());
        const QString text
            = keys.isEmpty() ? name : tr("%1   (%2)").arg(name, keys.join(QStringLiteral(", ")));
        add(static_cast<int>(binding.command), text, {});
    }
    begin();
    connect(this, &FilterDialog::picked, this, [&actions](int number) {
        // Later: by then the focus is back, and this dialog may be gone.
        QMetaObject::invokeMethod(actions.at(static_cast<Command>(number)), &QAction::trigger,
                                  Qt::QueuedConnection);
    });
}

} // namespace ui
