// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filterdialog.h"
#include "ui/menus.h"

namespace ui {

/// Everything the window can do at the moment, to be found by typing, with its keys. What is chosen is done
/// where the focus was before.
class CommandPalette : public FilterDialog
{
    Q_OBJECT

public:
    /// The actions must outlive it.
    explicit CommandPalette(const Actions &actions, QWidget *parent = nullptr);
};

} // namespace ui
