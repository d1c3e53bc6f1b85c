// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ui {

class ElidedLabel;
class WiringDocument;

/// One line in the board's panel while there is a mistake in the wiring: the first of them, and a button that
/// leads to what can be done. Hints are not told here.
class WiringNote : public QFrame
{
    Q_OBJECT

public:
    /// The document must outlive it.
    explicit WiringNote(WiringDocument &document, QWidget *parent = nullptr);

signals:
    /// The learner wants to see the mistake of that part.
    void partWanted(std::size_t part);

private:
    void refresh();

    WiringDocument &m_document;
    QLabel *m_count;
    ElidedLabel *m_sentence;
    std::size_t m_part = 0;
};

} // namespace ui
