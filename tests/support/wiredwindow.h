// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/metro_m4.h"
#include "sim/pinneeds.h"
#include "support/sessionworld.h"
#include "ui/boardview.h"
#include "ui/mainwindow.h"
#include "ui/wiringdocument.h"
#include "ui/wiringeditor.h"

#include <QLabel>
#include <QMenu>
#include <QtTest>

namespace support {

inline constexpr const char *lampAndButton = R"([[part]]
kind = "led"
name = "lamp"
pin = "D1"
[[part]]
kind = "button"
name = "faster"
pin = "D3"
pull = "up"
)";

/// A whole window with a wired board, used by keys and mouse as a learner does.
struct WiredWindow
{
    explicit WiredWindow(const char *text = "import board\npins = board.D5, board.A1\n",
                         const char *wired = lampAndButton)
    {
        ui::Program program;
        program.title = QStringLiteral("code.py");
        program.text = QString::fromUtf8(text);
        program.wiring = wired;
        window.resize(1280, 720);
        window.show();
        world.session.load(program);
        world.settle();
        toWindow();
    }
    void toWindow()
    {
        window.activateWindow();
        board.setFocus();
        if (!QTest::qWaitForWindowActive(&window)) {
            qFatal("The window does not get the focus.");
        }
    }
    /// To whatever has the focus, as a keyboard does.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        world.settle();
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    /// Until that window is there and takes keys.
    template <typename Dialog> Dialog *wait()
    {
        Dialog *dialog = nullptr;
        const bool isThere = QTest::qWaitFor([&] {
            for (QWidget *one : QApplication::topLevelWidgets()) {
                dialog
                    = one->isVisible() && qobject_cast<Dialog *>(one) ? static_cast<Dialog *>(one) : dialog;
            }
            return dialog && dialog->isActiveWindow() && QApplication::focusWidget();
        });
        return isThere ? dialog : nullptr;
    }
    template <typename Field> Field *field(const char *name)
    {
        for (Field *one : editor.findChildren<Field *>()) {
            if (one->accessibleName() == QString::fromUtf8(name)) {
                return one;
            }
        }
        return nullptr;
    }
    QPoint hole(const char *pin) const { return *board.holeOf(*sim::metro_m4::pinNamed(pin)); }
    /// There is a sign of warning at the corner of a part.
    bool isMarked(std::size_t part)
    {
        const QPoint corner = board.pictureOf(part).topLeft();
        const QImage there = board.grab({corner - QPoint(8, 8), QSize(24, 24)}).toImage();
        int amber = 0;
        for (int i = 0; i < there.width() * there.height(); ++i) {
            amber += there.pixel(i % there.width(), i / there.width()) == 0xFFF0A500 ? 1 : 0;
        }
        return amber > 20;
    }
    /// On the words below a part.
    QPoint nameOfPart(std::size_t part) const
    {
        const QRect all = board.rectOf(part);
        return {all.center().x(), (board.pictureOf(part).bottom() + all.bottom()) / 2 + 1};
    }
    /// Presses, moves in steps and holds still there.
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&board, Qt::LeftButton, modifiers, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF there = from + (to - from) * step / 4.0;
            QMouseEvent move{QEvent::MouseMove, there,          board.mapToGlobal(there),
                             Qt::NoButton,      Qt::LeftButton, modifiers};
            QApplication::sendEvent(&board, &move);
        }
    }
    void drop(const QPoint &to) { QTest::mouseRelease(&board, Qt::LeftButton, {}, to); }
    void dragAndDrop(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        drag(from, to, modifiers);
        drop(to);
        world.settle();
    }
    /// "lamp: D1; faster: D3"
    QString wiredNow() const
    {
        QStringList parts;
        for (const sim::Part &part : document.wiring().parts) {
            QStringList pins;
            for (const core::PinId pin : sim::pinsOf(part)) {
                pins += QString::fromStdString(std::string{sim::headerName(pin)});
            }
            parts += QString::fromStdString(nameOf(part)) + QStringLiteral(": ") + pins.join(u' ');
        }
        return parts.join(QStringLiteral("; "));
    }
    const sim::Led &lamp() const { return std::get<sim::Led>(document.wiring().parts.at(0)); }
    QString notice() const
    {
        const auto *bar = window.findChild<QFrame *>(QStringLiteral("notice"));
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString{};
    }
    QMenu *menu() const
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (one->isVisible() && qobject_cast<QMenu *>(one)) {
                return static_cast<QMenu *>(one);
            }
        }
        return nullptr;
    }

    SessionWorld world;
    ui::MainWindow window{world.session, {}};
    ui::BoardView &board = *window.findChild<ui::BoardView *>();
    ui::WiringDocument &document = *window.findChild<ui::WiringDocument *>();
    ui::WiringEditor &editor = *window.findChild<ui::WiringEditor *>();
};

} // namespace support
