// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiringmistakes.h"

#include <QLabel>

namespace ui {

/// Sentences about mistakes in the wiring, hints after them. Nothing to see where there are none.
class MistakeList : public QLabel
{
    Q_OBJECT

public:
    explicit MistakeList(QWidget *parent = nullptr);

    void show(const std::vector<sim::Mistake> &mistakes);
};

/// Those that are about that part.
std::vector<sim::Mistake> mistakesOf(const std::vector<sim::Mistake> &all, std::size_t part);

} // namespace ui
