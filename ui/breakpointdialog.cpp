// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpointdialog.h"

#include "ui/breakpointform.h"
#include "ui/session.h"
#include "ui/tracestring.h"

#include <QDialogButtonBox>
#include <QFontInfo>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

BreakpointDialog::BreakpointDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_list(new QListWidget), m_form(new BreakpointForm),
      m_add(new QPushButton{tr("&Add")}), m_change(new QPushButton{tr("&Change")}),
      m_remove(new QPushButton{tr("&Remove")})
{
    setWindowTitle(tr("Breakpoints"));
    auto *told = new QLabel{tr("The run stops at each of these that is ticked.")};
    told->setWordWrap(true);
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->installEventFilter(this);
    auto *fields = new QGroupBox{tr("Stop at")};
    auto *inFields = new QVBoxLayout{fields};
    inFields->addWidget(m_form);
    auto *acts = new QHBoxLayout;
    acts->addStretch(1);
    for (QPushButton *one : {m_add, m_change, m_remove}) {
        one->setAutoDefault(false);
        acts->addWidget(one);
    }
    m_add->setDefault(true);
    inFields->addLayout(acts);
    auto *close = new QDialogButtonBox{QDialogButtonBox::Close};
    close->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *all = new QVBoxLayout{this};
    all->addWidget(told);
    all->addWidget(m_list, 1);
    all->addWidget(fields);
    all->addWidget(close);

    connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_add, &QPushButton::clicked, this, &BreakpointDialog::add);
    connect(m_change, &QPushButton::clicked, this, &BreakpointDialog::change);
    connect(m_remove, &QPushButton::clicked, this, &BreakpointDialog::remove);
    connect(m_form, &BreakpointForm::edited, this, &BreakpointDialog::fit);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (const auto row = current()) {
            m_form->show(m_session.breakpoints()[*row]);
        }
        fit();
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        const auto row = static_cast<std::size_t>(m_list->row(item));
        if (row < m_session.breakpoints().size()) {
            Breakpoint one = m_session.breakpoints()[row];
            one.enabled = item->checkState() == Qt::Checked;
            put(row, one);
        }
    });
    connect(&session, &Session::breakpointsChanged, this, &BreakpointDialog::fill);
    connect(&session, &Session::changed, this, &BreakpointDialog::offerTasks);
    offerTasks();
    fill();
    m_list->setFocus();
    resize((QSizeF(440, 420) * (QFontInfo{font()}.pixelSize() / 13.0)).toSize());
}

std::optional<std::size_t> BreakpointDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && static_cast<std::size_t>(row) < m_session.breakpoints().size()
        ? std::optional{static_cast<std::size_t>(row)}
        : std::nullopt;
}

void BreakpointDialog::fill()
{
    const QSignalBlocker quiet{m_list};
    const int row = m_list->currentRow();
    const QStringList lines = m_session.program().text.split(u'\n');
    m_list->clear();
    for (const Breakpoint &one : m_session.breakpoints()) {
        QString words = wordsOf(one);
        words.replace(0, 1, words.left(1).toUpper());
        if (one.kind == Breakpoint::Kind::Line) {
            words = tr("%1:  %2").arg(words, lines.value(static_cast<qsizetype>(one.line) - 1).trimmed());
        }
        auto *item = new QListWidgetItem{words, m_list};
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(one.enabled ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    fit();
}

void BreakpointDialog::offerTasks()
{
    if (!isVisible() && m_list->count() > 0) {
        return;
    }
    QStringList names;
    for (const core::TaskState &task : m_session.state().tasks) {
        if (task.id != core::programTask) {
            names += fromTrace(m_session.trace().text(task.name));
        }
    }
    m_form->offerTasks(names);
}

void BreakpointDialog::fit()
{
    const Breakpoint wanted = m_form->breakpoint();
    const std::vector<Breakpoint> &all = m_session.breakpoints();
    const bool isNew = m_form->isComplete()
        && std::none_of(all.begin(), all.end(), [&](const Breakpoint &one) { return one.means(wanted); });
    m_add->setEnabled(isNew);
    m_change->setEnabled(isNew && current());
    m_remove->setEnabled(current().has_value());
}

void BreakpointDialog::put(std::size_t row, const Breakpoint &breakpoint)
{
    std::vector<Breakpoint> all = m_session.breakpoints();
    all[row] = breakpoint;
    m_session.setBreakpoints(std::move(all));
}

void BreakpointDialog::add()
{
    std::vector<Breakpoint> all = m_session.breakpoints();
    all.push_back(m_form->breakpoint());
    m_session.setBreakpoints(std::move(all));
    m_list->setCurrentRow(m_list->count() - 1);
}

void BreakpointDialog::change()
{
    if (const auto row = current()) {
        Breakpoint changed = m_form->breakpoint();
        changed.enabled = m_session.breakpoints()[*row].enabled;
        put(*row, changed);
    }
}

void BreakpointDialog::remove()
{
    if (const auto row = current()) {
        std::vector<Breakpoint> all = m_session.breakpoints();
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(*row));
        m_session.setBreakpoints(std::move(all));
    }
}

bool BreakpointDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        remove();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
