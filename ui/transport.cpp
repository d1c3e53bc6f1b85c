// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transport.h"

#include "ui/icons.h"
#include "ui/viewcolours.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

// The notches of the speed slider; the last means as fast as the computer can.
constexpr std::array speeds{0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0};
constexpr int maxNotch = static_cast<int>(speeds.size());

int notchOf(Speed speed)
{
    int best = 0;
    for (int i = 1; i < maxNotch; ++i) {
        const auto away = [&](int notch) {
            return std::abs(std::log(speeds[static_cast<std::size_t>(notch)] / speed.factor));
        };
        best = away(i) < away(best) ? i : best;
    }
    return speed.max ? maxNotch : best;
}

QLabel *figure(const QString &name)
{
    auto *label = new QLabel;
    label->setAccessibleName(name);
    label->setToolTip(name);
    return label;
}

/// A list whose title is shortened with an ellipsis where it has no room.
class Titles : public QComboBox
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter{this};
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QString title = currentIndex() < 0 ? placeholderText() : option.currentText;
        const QRect room
            = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText = fontMetrics().elidedText(title, Qt::ElideRight, room.width() - 4);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

/// Text that changes sixty times a second is set only when it differs.
void put(QLabel *label, const QString &text)
{
    if (label->text() != text) {
        label->setText(text);
    }
}

} // namespace

Transport::Transport(Session &session, const Actions &actions, const QStringList &titles, QWidget *parent)
    : QFrame(parent), m_session(session), m_examples(new Titles),
      m_reset(button(actions.reset, {}, tr("Reset the board"))),
      m_tickBack(button(actions.tickBack, tr("tick"), tr("One tick back"))),
      m_run(button(actions.run, tr("Run"), tr("Run or pause"))),
      m_tickForward(button(actions.tickForward, tr("tick"), tr("One tick forward"))),
      m_lineForward(button(actions.lineForward, tr("line"), tr("One line forward"))),
      m_nextSwitch(button(actions.nextSwitch, tr("next switch"), tr("To the next switch of tasks"))),
      m_speedName(new QLabel{tr("Speed")}), m_speed(new QSlider{Qt::Horizontal}), m_speedText(new QLabel),
      m_time(figure(tr("Virtual time"))), m_tick(figure(tr("Ticks of the scheduler"))),
      m_load(figure(tr("Part of the time in which code ran"))), m_pill(figure(tr("State of the run")))
{
    setObjectName(QStringLiteral("transport"));
    m_examples->setAccessibleName(tr("Examples"));
    m_examples->addItems(titles);
    m_examples->setPlaceholderText(tr("Examples"));
    m_examples->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_examples->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_examples->setMaximumWidth(320);
    m_run->setObjectName(QStringLiteral("primary"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setRange(0, maxNotch);
    m_speed->setPageStep(1);
    m_speed->setMinimumWidth(60);
    m_speed->setMaximumWidth(170);
    m_pill->setObjectName(QStringLiteral("pill"));
    m_pill->setAlignment(Qt::AlignCenter);

    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(5);
    row->addWidget(m_examples, 2);
    row->addSpacing(6);
    for (QToolButton *one : {m_reset, m_tickBack, m_run, m_tickForward, m_lineForward, m_nextSwitch}) {
        row->addWidget(one);
    }
    row->addSpacing(6);
    m_speedName->setObjectName(QStringLiteral("muted"));
    m_speedName->setBuddy(m_speed);
    row->addWidget(m_speedName);
    row->addWidget(m_speed, 1);
    row->addWidget(m_speedText);
    row->addStretch(1);
    for (QLabel *label : {m_time, m_tick, m_load}) {
        row->addWidget(label);
        row->addSpacing(6);
    }
    row->addWidget(m_pill);

    connect(m_examples, &QComboBox::activated, this, &Transport::exampleChosen);
    connect(m_speed, &QSlider::valueChanged, this, [this](int notch) {
        Speed wanted;
        wanted.max = notch == maxNotch;
        wanted.factor = wanted.max ? 1.0 : speeds[static_cast<std::size_t>(notch)];
        m_session.setSpeed(wanted);
    });
    connect(&session, &Session::changed, this, &Transport::showMoment);
    connect(&session, &Session::boardStateChanged, this, &Transport::showStatus);
    connect(&session, &Session::runReset, this, &Transport::showMoment);
    m_run->setIcon(iconOf(Glyph::Play, Qt::white));
    drawIcons();
    showMoment();
}

QToolButton *Transport::button(QAction *action, const QString &text, const QString &name)
{
    auto *one = new QToolButton;
    // Not setDefaultAction: a button says less than the menu entry.
    connect(one, &QToolButton::clicked, action, &QAction::trigger);
    one->setText(text);
    one->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    one->setIconSize({12, 12});
    one->setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they were
    one->setAccessibleName(name);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    one->setToolTip(key.isEmpty() ? name : tr("%1 (%2)").arg(name, key));
    return one;
}

void Transport::drawIcons()
{
    const QColor colour = palette().color(QPalette::ButtonText);
    m_reset->setIcon(iconOf(Glyph::ToStart, colour));
    m_tickBack->setIcon(iconOf(Glyph::Back, colour));
    m_tickForward->setIcon(iconOf(Glyph::Forward, colour));
    m_lineForward->setIcon(iconOf(Glyph::Forward, colour));
    m_nextSwitch->setIcon(iconOf(Glyph::ToNext, colour));
    showStatus();
}

void Transport::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        drawIcons();
    } else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
    }
}

/// Leaves out, one after the other, what is said elsewhere too: words first, then figures.
void Transport::leaveOut(std::size_t parts)
{
    m_speedName->setVisible(parts < 1);
    m_nextSwitch->setText(parts < 1 ? tr("next switch") : tr("switch"));
    const int letters = parts < 2 ? 24 : parts < 3 ? 16 : 9;
    m_examples->setMinimumWidth(
        std::min(letters * fontMetrics().averageCharWidth() + 36, m_examples->maximumWidth()));
    m_tick->setVisible(parts < 2);
    m_pill->setVisible(parts < 3);
    m_load->setVisible(parts < 4);
}

void Transport::measure()
{
    // Room for digits to come: figures that change sixty times a second must not push their neighbours.
    const QFont bold = [this] {
        QFont font = this->font();
        font.setBold(true);
        return font;
    }();
    const QFontMetrics metrics{bold};
    m_time->setMinimumWidth(metrics.horizontalAdvance(tr("t %1 s").arg(QStringLiteral("88.888"))));
    m_tick->setMinimumWidth(metrics.horizontalAdvance(tr("tick %1").arg(QString(m_tickDigits, u'8'))));
    m_load->setMinimumWidth(metrics.horizontalAdvance(tr("CPU %1 %").arg(QStringLiteral("888.8"))));
    m_speedText->setMinimumWidth(metrics.horizontalAdvance(QStringLiteral("0.25×")));
    m_pill->setMinimumWidth(metrics.horizontalAdvance(tr("○ board off")) + 26);
    for (std::size_t parts = 0; parts < m_needed.size(); ++parts) {
        leaveOut(parts);
        layout()->invalidate();
        m_needed[parts] = layout()->minimumSize().width();
    }
    updateGeometry();
    fit();
}

void Transport::fit()
{
    std::size_t parts = 0;
    while (parts + 1 < m_needed.size() && m_needed[parts] > width()) {
        ++parts;
    }
    leaveOut(parts);
}

QSize Transport::minimumSizeHint() const
{
    return {m_needed.back(), QFrame::minimumSizeHint().height()};
}

void Transport::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void Transport::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    measure(); // the style sheet is known by now
}

void Transport::showProgram(const QString &title)
{
    const QSignalBlocker quiet{m_examples};
    m_examples->setCurrentIndex(m_examples->findText(title));
    m_examples->setPlaceholderText(title);
}

void Transport::changeSpeed(int notches)
{
    m_speed->setValue(m_speed->value() + notches);
}

void Transport::showMoment()
{
    const ViewState &view = m_session.view();
    const core::State &state = m_session.state();
    const double seconds = std::chrono::duration<double>(view.now - m_session.start()).count();
    put(m_time, tr("t <b>%1 s</b>").arg(seconds, 0, 'f', 3));
    const QString turn = QString::number(state.turn);
    put(m_tick, tr("tick <b>%1</b>").arg(turn));
    if (turn.size() > m_tickDigits) {
        m_tickDigits = turn.size();
        measure();
    }
    put(m_load, tr("CPU <b>%1 %</b>").arg(100 * state.cpuBusy(view.now), 0, 'f', 1));
    showSpeed();
    showStatus();
}

void Transport::showSpeed()
{
    const Speed speed = m_session.view().speed;
    const QSignalBlocker quiet{m_speed};
    m_speed->setValue(notchOf(speed));
    const QString text = speed.max ? tr("max") : tr("%1×").arg(speed.factor, 0, 'g', 3);
    put(m_speedText, text);
}

void Transport::showStatus()
{
    const ViewState &view = m_session.view();
    const ViewColours colours = ViewColours::from(palette());
    if (const QString run = view.playing ? tr("Pause") : tr("Run"); m_run->text() != run) {
        m_run->setIcon(iconOf(view.playing ? Glyph::Pause : Glyph::Play, Qt::white));
        m_run->setText(run);
    }

    QString text = tr("● paused");
    QColor colour = colours.good;
    if (view.playing) {
        text = tr("▶ running");
        colour = palette().color(QPalette::Highlight);
    } else if (m_session.state().ended == core::EndReason::Exception) {
        text = tr("✗ error");
        colour = colours.danger;
    } else if (m_session.state().ended) {
        text = tr("■ ended");
        colour = colours.muted;
    } else if (m_session.boardState() == BoardState::Off) {
        text = tr("○ board off");
        colour = colours.muted;
    }
    if (m_pill->text() != text || m_pill->property("colour").value<QColor>() != colour) {
        m_pill->setText(text);
        m_pill->setProperty("colour", colour);
        QColor ground = colour;
        ground.setAlphaF(0.14F);
        m_pill->setStyleSheet(
            QStringLiteral("color: %1; background: %2;").arg(colour.name(), ground.name(QColor::HexArgb)));
    }
}

} // namespace ui
