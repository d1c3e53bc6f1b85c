// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partform.h"

#include "ui/choicebox.h"
#include "ui/partwords.h"
#include "ui/pinchooser.h"
#include "ui/wiringdocument.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

namespace {

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString textIn(const sim::KeyValue &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? QString::fromStdString(*text) : QString{};
}

} // namespace

PartForm::PartForm(WiringDocument &document, QWidget *parent) : QWidget(parent), m_document(document)
{
    auto *all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
}

const sim::Part &PartForm::part() const
{
    return m_document.wiring().parts[*m_part];
}

void PartForm::show(std::optional<std::size_t> number)
{
    m_part = number;
    const std::optional<sim::PartKind> kind = number ? std::optional{sim::kindOf(part())} : std::nullopt;
    // Fields stay while they fit, so that the focus stays where it is.
    if (kind != m_kind) {
        m_kind = kind;
        build();
    }
    refresh();
}

void PartForm::build()
{
    m_name = nullptr; // a field that loses the focus by going away changes nothing
    m_first = nullptr;
    m_refresh.clear();
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_layout;
    m_layout = nullptr;
    if (!m_kind) {
        return;
    }
    m_layout = new QFormLayout;
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    static_cast<QVBoxLayout *>(layout())->insertLayout(0, m_layout);
    addName();
    for (const sim::PartKey &key : sim::keysOf(*m_kind)) {
        addKey(key);
    }
    addPlace();
}

void PartForm::refresh()
{
    for (const std::function<void()> &one : m_refresh) {
        one();
    }
}

void PartForm::change(std::string_view key, const sim::KeyValue &value)
{
    const QString what = tr("change %1").arg(QString::fromStdString(nameOf(part())));
    const QString kind = QStringLiteral("%1 %2").arg(*m_part).arg(plain(key));
    if (!m_document.change(sim::withKey(m_document.wiring(), *m_part, key, value), what, kind)) {
        refresh(); // the field says again what is so
    }
}

void PartForm::add(const QString &label, QWidget *field, std::function<void()> refresh)
{
    field->setAccessibleName(label);
    m_layout->addRow(label, field);
    m_refresh.push_back(std::move(refresh));
    if (!m_first && field != m_name) {
        m_first = field;
    }
}

void PartForm::addName()
{
    m_name = new QLineEdit;
    QLineEdit *field = m_name;
    add(tr("Name"), field, [this, field] {
        const QString name = QString::fromStdString(nameOf(part()));
        if (field->text() != name) {
            field->setText(name);
        }
    });
    connect(field, &QLineEdit::editingFinished, this, [this, field] {
        const std::string name = field->text().trimmed().toStdString();
        if (field == m_name && name != nameOf(part())
            && !m_document.change(sim::renamed(m_document.wiring(), *m_part, name), tr("rename a part"))) {
            refresh();
        }
    });
}

void PartForm::addKey(const sim::PartKey &key)
{
    switch (key.holds) {
    case sim::PartKey::Holds::Pin:
    case sim::PartKey::Holds::RailOrPin:
        addPin(key);
        break;
    case sim::PartKey::Holds::Pins:
        addSegments(key);
        break;
    case sim::PartKey::Holds::Word:
        addWord(key);
        break;
    case sim::PartKey::Holds::Number:
        addNumber(key);
        break;
    }
}

void PartForm::addPin(const sim::PartKey &key)
{
    std::vector<std::pair<QString, QString>> rails;
    for (const std::string_view word : key.words) {
        rails.emplace_back(plain(word), wordText(key.name, word));
    }
    auto *field = new PinChooser{sim::needOf(*m_kind), rails};
    add(labelOf(key.name), field, [this, field, name = key.name] {
        field->show(m_document.wiring(), *m_part, textIn(sim::valueOf(part(), name)));
    });
    connect(field, &PinChooser::valueChosen, this,
            [this, name = key.name](const QString &value) { change(name, value.toStdString()); });
}

void PartForm::addSegments(const sim::PartKey &key)
{
    for (std::size_t i = 0; i < 8; ++i) {
        const bool isPoint = i == 7;
        auto *field = new PinChooser{sim::PinNeed::None,
                                     isPoint ? std::vector{std::pair{QString{}, tr("not connected")}}
                                             : std::vector<std::pair<QString, QString>>{}};
        add(segmentLabel(i), field, [this, field, i, name = key.name] {
            const auto pins = std::get<std::vector<std::string>>(sim::valueOf(part(), name));
            field->show(m_document.wiring(), *m_part,
                        i < pins.size() ? QString::fromStdString(pins[i]) : QString{});
        });
        connect(field, &PinChooser::valueChosen, this, [this, i, name = key.name](const QString &value) {
            auto pins = std::get<std::vector<std::string>>(sim::valueOf(part(), name));
            pins.resize(value.isEmpty() ? 7 : std::max(pins.size(), i + 1));
            if (!value.isEmpty()) {
                pins[i] = value.toStdString();
            }
            change(name, pins);
        });
    }
}

void PartForm::addWord(const sim::PartKey &key)
{
    auto *field = new ChoiceBox;
    for (const std::string_view word : key.words) {
        field->addItem(wordText(key.name, word), plain(word));
    }
    add(labelOf(key.name), field, [this, field, name = key.name] {
        field->setCurrentIndex(field->findData(textIn(sim::valueOf(part(), name))));
    });
    connect(field, &QComboBox::activated, this, [this, field, name = key.name](int row) {
        change(name, field->itemData(row).toString().toStdString());
    });
}

void PartForm::addNumber(const sim::PartKey &key)
{
    const auto current = [this, name = key.name] {
        return static_cast<int>(std::get<std::int64_t>(sim::valueOf(part(), name)));
    };
    if (!key.numbers.empty()) {
        auto *field = new ChoiceBox;
        for (const std::int64_t number : key.numbers) {
            field->addItem(QString::number(number), static_cast<int>(number));
        }
        add(labelOf(key.name), field,
            [field, current] { field->setCurrentIndex(field->findData(current())); });
        connect(field, &QComboBox::activated, this, [this, field, name = key.name](int row) {
            change(name, std::int64_t{field->itemData(row).toInt()});
        });
        return;
    }
    auto *field = new QSpinBox;
    field->setRange(static_cast<int>(key.lowest), static_cast<int>(key.highest));
    field->setSuffix(unitOf(*m_kind, key.name));
    field->setKeyboardTracking(false);
    field->setSingleStep(key.highest >= 10'000 ? (key.name == "ohms" ? 10 : 100) : 1);
    if (key.name == "ohms") {
        field->setSpecialValueText(tr("none"));
    }
    add(labelOf(key.name), field, [field, current] {
        const QSignalBlocker quiet(field);
        field->setValue(current());
    });
    connect(field, &QSpinBox::valueChanged, this,
            [this, name = key.name](int value) { change(name, std::int64_t{value}); });
}

void PartForm::addPlace()
{
    // One below the first hole means: wherever there is room.
    const auto addHole = [this](const QString &label, bool isColumn) {
        auto *field = new QSpinBox;
        field->setRange(-1, static_cast<int>(sim::Place::farthest));
        field->setSpecialValueText(tr("where there is room"));
        add(label, field, [this, field, isColumn] {
            const QSignalBlocker quiet(field);
            const std::optional<sim::Place> at = placeOf(part());
            field->setValue(!at ? -1 : isColumn ? at->column : at->row);
        });
        connect(field, &QSpinBox::valueChanged, this, [this, isColumn](int value) {
            std::optional<sim::Place> place;
            if (value >= 0) {
                place = placeOf(part()).value_or(sim::Place{});
                (isColumn ? place->column : place->row) = static_cast<std::uint8_t>(value);
            }
            m_document.change(sim::moved(m_document.wiring(), *m_part, place), tr("move a part"),
                              QStringLiteral("%1 at").arg(*m_part));
        });
    };
    addHole(tr("Column"), true);
    addHole(tr("Row"), false);
}

void PartForm::focusName()
{
    if (m_name) {
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
    }
}

void PartForm::focusFirstField()
{
    if (m_first) {
        m_first->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace ui
