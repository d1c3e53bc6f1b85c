// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardfactory.h"

#include <QMetaObject>

namespace ui {

void retire(std::unique_ptr<sim::BoardLink> link, QObject *owner)
{
    link->answered = [](const sim::Answer &) {};
    link->died = [](const std::string &) {};
    QMetaObject::invokeMethod(
        owner, [late = std::shared_ptr<sim::BoardLink>{std::move(link)}] {}, Qt::QueuedConnection);
}

} // namespace ui
