// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointform.h"

#include "sim/metro_m4.h"
#include "ui/tracestring.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

#include <cmath>

namespace ui {

BreakpointForm::BreakpointForm(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox), m_fields(new QStackedWidget), m_line(new QSpinBox),
      m_task(new QComboBox), m_pin(new QComboBox), m_edge(new QComboBox), m_time(new QDoubleSpinBox),
      m_exception(new QComboBox)
{
    // In the order of Breakpoint::Kind.
    m_kind->addItems({tr("line"), tr("turns of a task"), tr("pin"), tr("time"), tr("exception")});
    m_kind->setAccessibleName(tr("What to stop at"));
    m_line->setRange(1, 99999);
    m_line->setAccessibleName(tr("Line"));
    m_task->setEditable(true);
    m_task->setAccessibleName(tr("Task"));
    m_task->lineEdit()->setPlaceholderText(tr("name of the task"));
    m_time->setRange(0, 1e6);
    m_time->setDecimals(6);
    m_time->setSingleStep(0.1);
    m_time->setSuffix(tr(" s"));
    m_time->setAccessibleName(tr("Seconds after the program's start"));
    m_exception->addItems({tr("that ends a task or the program"), tr("that nobody catches")});
    m_exception->setAccessibleName(tr("Exception"));
    for (QWidget *field : {static_cast<QWidget *>(m_line), static_cast<QWidget *>(m_task), pinFields(),
                           static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_exception)}) {
        m_fields->addWidget(field);
    }
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_kind);
    row->addWidget(m_fields, 1);
    m_fields->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_kind, &QComboBox::currentIndexChanged, m_fields, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &BreakpointForm::edited);
    connect(m_line, &QSpinBox::valueChanged, this, &BreakpointForm::edited);
    connect(m_task, &QComboBox::currentTextChanged, this, &BreakpointForm::edited);
    connect(m_pin, &QComboBox::currentIndexChanged, this, &BreakpointForm::edited);
    connect(m_edge, &QComboBox::currentIndexChanged, this, &BreakpointForm::edited);
    connect(m_time, &QDoubleSpinBox::valueChanged, this, &BreakpointForm::edited);
    connect(m_exception, &QComboBox::currentIndexChanged, this, &BreakpointForm::edited);
}

QWidget *BreakpointForm::pinFields()
{
    for (const sim::metro_m4::BoardName &name : sim::metro_m4::boardNames()) {
        // Of several names for one pin, the one that the window shows.
        if (sim::metro_m4::pin(name.pin).label() == name.name) {
            m_pin->addItem(fromTrace(name.name), core::number(name.pin));
        }
    }
    m_pin->setAccessibleName(tr("Pin"));
    m_edge->addItems({tr("changes"), tr("goes high"), tr("goes low")}); // as Breakpoint::Edge
    m_edge->setAccessibleName(tr("What the pin does"));
    auto *both = new QWidget;
    auto *row = new QHBoxLayout{both};
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_pin);
    row->addWidget(m_edge, 1);
    return both;
}

void BreakpointForm::offerTasks(const QStringList &names)
{
    const QSignalBlocker quiet{m_task};
    const QString typed = m_task->currentText();
    m_task->clear();
    m_task->addItems(names);
    m_task->setEditText(typed.isEmpty() ? names.value(0) : typed);
}

void BreakpointForm::show(const Breakpoint &one)
{
    const QSignalBlocker quiet{this};
    m_kind->setCurrentIndex(static_cast<int>(one.kind));
    switch (one.kind) {
    case Breakpoint::Kind::Line:
        m_line->setValue(static_cast<int>(one.line));
        break;
    case Breakpoint::Kind::Task:
        m_task->setEditText(one.task);
        break;
    case Breakpoint::Kind::Pin:
        m_pin->setCurrentIndex(m_pin->findData(core::number(one.pin)));
        m_edge->setCurrentIndex(static_cast<int>(one.edge));
        break;
    case Breakpoint::Kind::Time:
        m_time->setValue(std::chrono::duration<double>(one.time).count());
        break;
    case Breakpoint::Kind::Exception:
        m_exception->setCurrentIndex(one.uncaught ? 1 : 0);
        break;
    }
}

Breakpoint BreakpointForm::breakpoint() const
{
    switch (static_cast<Breakpoint::Kind>(m_kind->currentIndex())) {
    case Breakpoint::Kind::Line:
        return lineBreakpoint(static_cast<std::uint32_t>(m_line->value()));
    case Breakpoint::Kind::Task:
        return taskBreakpoint(m_task->currentText().trimmed());
    case Breakpoint::Kind::Pin:
        return pinBreakpoint(core::PinId{static_cast<std::uint8_t>(m_pin->currentData().toUInt())},
                             static_cast<Breakpoint::Edge>(m_edge->currentIndex()));
    case Breakpoint::Kind::Time:
        // The field shows microseconds.
        return timeBreakpoint(std::chrono::microseconds{std::llround(m_time->value() * 1e6)});
    case Breakpoint::Kind::Exception:
        break;
    }
    return exceptionBreakpoint(m_exception->currentIndex() == 1);
}

bool BreakpointForm::isComplete() const
{
    const Breakpoint one = breakpoint();
    return one.kind != Breakpoint::Kind::Task || !one.task.isEmpty();
}

} // namespace ui
