// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/pinneeds.h"
#include "sim/wiring.h"
#include "ui/choicebox.h"

namespace ui {

/// A pin, chosen from all that a wire reaches, each with what it can do and who is on it. Beside pins there
/// may be other choices, such as ground.
class PinChooser : public ChoiceBox
{
    Q_OBJECT

public:
    /// `need`: what the part asks of the pin. `others`: what it may hold beside pins, as word and text.
    explicit PinChooser(sim::PinNeed need, const std::vector<std::pair<QString, QString>> &others = {},
                        QWidget *parent = nullptr);

    /// Shows `value`, a pin's name or one of the other words, of a leg of a part of that wiring.
    void show(const sim::Wiring &wiring, std::size_t part, const QString &value);

signals:
    /// The learner chose another one.
    void valueChosen(const QString &value);

private:
    QString textFor(core::PinId pin, const sim::Wiring &wiring, std::size_t part) const;

    sim::PinNeed m_need;
    std::vector<std::pair<QString, QString>> m_others;
    QString m_shown;
};

} // namespace ui
