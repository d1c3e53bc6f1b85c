// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/viewcolours.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

namespace ui {

namespace {

constexpr int ordinaryText = 13; // pixels at 96 dots per inch

struct Surfaces
{
    const char *window, *base, *raised, *text, *muted, *accent, *onAccent;
};
constexpr Surfaces lightSurfaces{"#F4F6F8", "#FFFFFF", "#F4F6F8", "#1F2933", "#5C6875", "#0072B2", "#FFFFFF"};
constexpr Surfaces darkSurfaces{"#14181D", "#1D232A", "#2A313A", "#E8ECF1", "#A3AEBA", "#56B4E9", "#0B1117"};

QColor colour(const char *name)
{
    return QColor{QLatin1String{name}};
}

QPalette paletteOf(const Surfaces &surfaces)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colour(surfaces.window));
    palette.setColor(QPalette::Base, colour(surfaces.base));
    palette.setColor(QPalette::AlternateBase, colour(surfaces.raised));
    palette.setColor(QPalette::Button, colour(surfaces.raised));
    palette.setColor(QPalette::ToolTipBase, colour(surfaces.raised));
    palette.setColor(QPalette::Highlight, colour(surfaces.accent));
    palette.setColor(QPalette::HighlightedText, colour(surfaces.onAccent));
    palette.setColor(QPalette::Link, colour(surfaces.accent));
    palette.setColor(QPalette::PlaceholderText, colour(surfaces.muted));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, colour(surfaces.text));
        palette.setColor(QPalette::Disabled, role, colour(surfaces.muted));
    }
    return palette;
}

QString styleSheetOf(const QPalette &palette)
{
    const ViewColours colours = ViewColours::from(palette);
    const QString tint = colours.dark ? QStringLiteral("#22303C") : QStringLiteral("#EAF3FA");
    const QString warm = colours.dark ? QStringLiteral("#3A2A1C") : QStringLiteral("#FDF1E3");
    QString sheet
        = QStringLiteral("QFrame#card { background: %base; border: 1px solid %border; border-radius: 6px; }"
                         "QLabel#cardTitle { font-weight: 600; }"
                         "QLabel#muted { color: %muted; }"
                         "QFrame#cardRule { background: %border; border: none; }"
                         "QFrame#explanation { background: %tint; border-radius: 5px; }"
                         "QLabel#turn { color: %accent; font-weight: 700; }"
                         "QFrame#notice { background: %warm; border: 1px solid %border; border-radius: 6px; }"
                         "QFrame#ghost { background: %tint; border-bottom: 1px solid %border; }"
                         "QLabel#mistakes, QFrame#wiringNote { background: %warm; "
                         "border: 1px solid %border; border-radius: 6px; }"
                         "QToolButton#inHead, QToolButton#inNote, QToolButton#inBar { padding: 1px 7px; }"
                         "QToolButton#inHead:focus, QToolButton#inNote:focus, QToolButton#inBar:focus "
                         "{ padding: 0px 6px; }"
                         "QFrame#transport { background: %base; border-bottom: 1px solid %border; }"
                         "QMenuBar { background: %base; border-bottom: 1px solid %border; padding: 2px 6px; }"
                         "QToolButton, QComboBox { background: %raised; border: 1px solid %border; "
                         "border-radius: 5px; padding: 5px 8px; }"
                         "QToolButton:hover, QComboBox:hover { border-color: %muted; }"
                         "QComboBox::drop-down { border: none; width: 22px; }"
                         "QComboBox::down-arrow { width: 9px; height: 9px; }"
                         "QToolButton:pressed { background: %border; }"
                         "QToolButton:disabled { color: %faint; }"
                         "QToolButton:focus, QComboBox:focus { border: 2px solid %accent; padding: 4px 7px; }"
                         "QToolButton#primary { background: %primary; color: white; border-color: %primary; "
                         "font-weight: 600; }"
                         "QToolButton#primary:focus { border: 2px solid %text; }"
                         "QLabel#pill { border-radius: 5px; padding: 5px 10px; font-weight: 600; }"
                         "QFrame#findBar { background: %raised; border-top: 1px solid %border; }"
                         "QFrame#findBar QLineEdit { background: %base; border: 1px solid %border; "
                         "border-radius: 4px; padding: 3px 6px; }"
                         "QFrame#findBar QLineEdit:focus { border: 2px solid %accent; padding: 2px 5px; }"
                         "QTabBar::tab { color: %muted; padding: 4px 8px 2px 8px; border: none; "
                         "border-bottom: 2px solid transparent; }"
                         "QTabBar::tab:selected { color: %text; font-weight: 600; "
                         "border-bottom-color: %accent; }"
                         "QTabBar::tab:hover { color: %text; }"
                         "QTabBar:focus { border: 1px solid %accent; border-radius: 4px; }"
                         "QSplitter::handle { background: transparent; }"
                         "QSlider:focus { border: 1px solid %accent; border-radius: 4px; }"
                         "QPlainTextEdit:focus { border: 2px solid %accent; }");
    const std::initializer_list<std::pair<const char *, QString>> names{
        {"%base", palette.color(QPalette::Base).name()},
        {"%raised", palette.color(QPalette::Button).name()},
        {"%border", colours.border.name()},
        {"%muted", colours.muted.name()},
        {"%faint", colours.faint.name()},
        {"%accent", palette.color(QPalette::Highlight).name()},
        {"%primary", QStringLiteral("#0072B2")},
        {"%text", palette.color(QPalette::Text).name()},
        {"%tint", tint},
        {"%warm", warm},
    };
    for (const auto &[name, value] : names) {
        sheet.replace(QLatin1String{name}, value);
    }
    return sheet;
}

QFont fontOf(double factor)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    for (const QString &wanted : {QStringLiteral("Inter"), QStringLiteral("Noto Sans")}) {
        if (QFontDatabase::families().contains(wanted)) {
            font.setFamilies({wanted});
            break;
        }
    }
    font.setPixelSize(qRound(ordinaryText * factor));
    return font;
}

} // namespace

void applyTheme(QApplication &application, ThemeChoice choice, double textFactor)
{
    static const bool desktopIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && desktopIsDark);
    if (QApplication::style()->name() != QLatin1String("fusion")) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    const QPalette palette = paletteOf(dark ? darkSurfaces : lightSurfaces);
    QApplication::setPalette(palette);
    QApplication::setFont(fontOf(textFactor));
    // Before the event loop runs, Qt does not tell the widgets that are there.
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent fontChanged{QEvent::ApplicationFontChange};
        QCoreApplication::sendEvent(widget, &fontChanged);
    }
    application.setStyleSheet(styleSheetOf(palette));
}

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeNamed(const QString &name)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == nameOf(choice)) {
            return choice;
        }
    }
    return ThemeChoice::System;
}

} // namespace ui
