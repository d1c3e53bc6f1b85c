// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/wiringedits.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QFormLayout;
class QLineEdit;

namespace ui {

class WiringDocument;

/// Every key of one part as a field. What is changed in a field is changed in the document at once.
class PartForm : public QWidget
{
    Q_OBJECT

public:
    /// The document must outlive it.
    explicit PartForm(WiringDocument &document, QWidget *parent = nullptr);

    /// Shows the part of that number as it is in the document; nothing: no part.
    void show(std::optional<std::size_t> part);
    /// Puts the focus into the field with the name, or into the first one after it.
    void focusName();
    void focusFirstField();

private:
    void build();
    void add(const QString &label, QWidget *field, std::function<void()> refresh);
    void addName();
    void addKey(const sim::PartKey &key);
    void addPin(const sim::PartKey &key);
    void addSegments(const sim::PartKey &key);
    void addWord(const sim::PartKey &key);
    void addNumber(const sim::PartKey &key);
    void addPlace();
    void change(std::string_view key, const sim::KeyValue &value);
    void refresh();

    const sim::Part &part() const;

    WiringDocument &m_document;
    std::optional<std::size_t> m_part;
    std::optional<sim::PartKind> m_kind; // of the fields that are there
    QFormLayout *m_layout = nullptr;
    QLineEdit *m_name = nullptr;
    QWidget *m_first = nullptr; // behind the name
    std::vector<std::function<void()>> m_refresh;
};

} // namespace ui
