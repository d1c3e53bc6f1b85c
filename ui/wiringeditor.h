// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/partkinds.h"

#include <QDialog>

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace ui {

class MistakeList;
class PartForm;
class WiringDocument;

/// A window beside the board in which all of the wiring can be done by keyboard: the parts as a list, the
/// chosen one's keys as fields, what is wrong with it in sentences.
class WiringEditor : public QDialog
{
    Q_OBJECT

public:
    /// The document must outlive it.
    WiringEditor(WiringDocument &document, QWidget *parent);
    ~WiringEditor() override;

    /// Shows that part; nothing: the one that was shown before, or the first.
    void open(std::optional<std::size_t> part = std::nullopt);
    /// The same, to type another name.
    void openToRename(std::size_t part);
    /// On that pin if it can serve it, else on a free one.
    void addPart(sim::PartKind kind, std::optional<core::PinId> pin = std::nullopt);
    void deletePart(std::size_t part);
    std::optional<std::size_t> currentPart() const;

signals:
    /// The learner wants another part.
    void partWanted();
    void currentPartChanged(std::optional<std::size_t> part);

private:
    QWidget *parts();
    QWidget *fields();
    void refresh();
    void showCurrent();
    void bindKeys();
    void standAside();

    WiringDocument &m_document;
    QListWidget *m_list;
    PartForm *m_form;
    MistakeList *m_mistakes;
    QLabel *m_title;
    QLabel *m_refusal;
    QPushButton *m_delete;
    QPushButton *m_undo;
    QPushButton *m_redo;
    QPushButton *m_add;
    double m_unit = 0; // of the text for which it has its size
};

} // namespace ui
