// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/partkinds.h"
#include "ui/filterdialog.h"

namespace ui {

/// All kinds of parts to choose one from: each with a picture, its name and what it is.
class PartPalette : public FilterDialog
{
    Q_OBJECT

public:
    explicit PartPalette(QWidget *parent = nullptr);

signals:
    void chosen(sim::PartKind kind);
};

} // namespace ui
