// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pinchooser.h"

#include "sim/metro_m4.h"
#include "ui/partwords.h"

#include <QSignalBlocker>

#include <algorithm>

namespace ui {

PinChooser::PinChooser(sim::PinNeed need, const std::vector<std::pair<QString, QString>> &others,
                       QWidget *parent)
    : ChoiceBox(parent), m_need(need), m_others(others)
{
    setMaxVisibleItems(30);
    // The longest line says who is on a pin: it must not make the window wider.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    connect(this, &QComboBox::activated, this, [this](int row) {
        const QString value = itemData(row).toString();
        if (value != m_shown) {
            emit valueChosen(value);
        }
    });
}

QString PinChooser::textFor(core::PinId pin, const sim::Wiring &wiring, std::size_t part) const
{
    QStringList users;
    for (std::size_t i = 0; i < wiring.parts.size(); ++i) {
        const std::vector<core::PinId> pins = pinsOf(wiring.parts[i]);
        if (i != part && std::find(pins.begin(), pins.end(), pin) != pins.end()) {
            users += QString::fromStdString(nameOf(wiring.parts[i]));
        }
    }
    const QString name = headerText(pin);
    const QString able = sim::canServe(pin, m_need) ? abilitiesOf(pin)
        : m_need == sim::PinNeed::Analog            ? tr("no analog input")
        : m_need == sim::PinNeed::Pwm               ? tr("no PWM")
                                                    : tr("no interrupt");
    return users.isEmpty() ? tr("%1  –  %2").arg(name, able)
                           : tr("%1  –  %2; used by %3").arg(name, able, users.join(QStringLiteral(", ")));
}

void PinChooser::show(const sim::Wiring &wiring, std::size_t part, const QString &value)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const auto &[word, text] : m_others) {
        addItem(text, word);
    }
    std::vector<core::PinId> listed;
    const auto add = [&](core::PinId pin) {
        if (std::find(listed.begin(), listed.end(), pin) == listed.end()) {
            listed.push_back(pin);
            addItem(textFor(pin, wiring, part), headerText(pin));
        }
    };
    // Those that can serve come first; the others can be chosen, and it is said why they should not.
    for (const bool able : {true, false}) {
        for (const sim::metro_m4::BoardName &name : sim::metro_m4::boardNames()) {
            if (sim::isOnHeader(name.pin) && sim::canServe(name.pin, m_need) == able) {
                add(name.pin);
            }
        }
    }
    m_shown = value;
    if (const auto pin = sim::metro_m4::pinNamed(value.toStdString())) {
        add(*pin);
        m_shown = headerText(*pin);
    }
    setCurrentIndex(findData(m_shown));
}

} // namespace ui
