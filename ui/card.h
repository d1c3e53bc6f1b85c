// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace ui {

class ElidedLabel;

/// A panel of the window: a head with a title and a hint, and below it what it is about.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &title, QWidget *parent = nullptr);

    /// Puts `widget` below what is there, taking ownership.
    void add(QWidget *widget, int stretch = 0);
    /// Puts `widget` into the head, between title and hint, taking ownership.
    void addToHead(QWidget *widget);
    /// Empty: the head has none.
    void setTitle(const QString &title);
    /// The muted words at the right of the head.
    void setHint(const QString &hint);

private:
    QLabel *m_title;
    ElidedLabel *m_hint;
    QHBoxLayout *m_head;
    QVBoxLayout *m_layout;
};

} // namespace ui
