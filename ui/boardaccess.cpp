// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/boardaccess.h"

#include "ui/boardview.h"

#include <QAccessibleWidget>
#include <QTimer>

#include <vector>

namespace ui {

namespace {

constexpr PartHand::Holder reader = -1; // no key has this number
constexpr int pressMs = 150;            // as a finger does

class AccessiblePart final : public QAccessibleInterface,
                             public QAccessibleActionInterface,
                             public QAccessibleValueInterface
{
public:
    AccessiblePart(BoardView &view, std::size_t part) : m_view(view), m_part(part) { }

    bool isValid() const override { return m_part < m_view.parts().size(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view.window()->windowHandle(); }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    QString text(QAccessible::Text text) const override
    {
        if (!isValid()) {
            return {};
        }
        switch (text) {
        case QAccessible::Name:
            return part().name;
        case QAccessible::Value:
            return part().face->state();
        case QAccessible::Description:
            return part().face->kind();
        case QAccessible::Accelerator: {
            const std::optional<int> number = m_view.numberOf(m_part);
            return number ? QString::number(*number) : QString{};
        }
        default:
            return {};
        }
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        const QRect place = m_view.rectOf(m_part);
        return {m_view.mapToGlobal(place.topLeft()), place.size()};
    }
    QAccessible::Role role() const override
    {
        const std::optional<PartControl> control = controls();
        return !control                          ? QAccessible::Indicator
            : control->gesture == Gesture::Press ? QAccessible::Button
            : control->gesture == Gesture::Flip  ? QAccessible::CheckBox
                                                 : QAccessible::Dial;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const std::optional<PartControl> control = controls();
        state.invisible = !m_view.isVisible();
        state.focusable = control.has_value();
        state.focused = m_view.hasFocus() && m_view.currentPart() == m_part;
        state.readOnly = !control;
        if (control) {
            state.pressed = control->gesture == Gesture::Press && control->value != 0;
            state.checkable = control->gesture == Gesture::Flip;
            state.checked = state.checkable && control->value != 0;
        }
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        const std::optional<PartControl> control = controls();
        if (control && type == QAccessible::ActionInterface) {
            return static_cast<QAccessibleActionInterface *>(this);
        }
        if (control && control->gesture == Gesture::Turn && type == QAccessible::ValueInterface) {
            return static_cast<QAccessibleValueInterface *>(this);
        }
        return nullptr;
    }

    QStringList actionNames() const override
    {
        const bool turns = controls() && controls()->gesture == Gesture::Turn;
        return turns ? QStringList{increaseAction(), decreaseAction(), setFocusAction()}
                     : QStringList{pressAction(), setFocusAction()};
    }
    void doAction(const QString &action) override
    {
        const std::optional<PartControl> control = controls();
        if (action == setFocusAction()) {
            m_view.setFocus();
            m_view.setCurrentPart(m_part);
        } else if (control && action == increaseAction()) {
            m_view.hand().turnTo(m_part, *control, std::int64_t{control->value} + control->step);
        } else if (control && action == decreaseAction()) {
            m_view.hand().turnTo(m_part, *control, std::int64_t{control->value} - control->step);
        } else if (control && control->gesture == Gesture::Flip) {
            m_view.hand().flip(m_part, *control);
        } else if (control && action == pressAction()) {
            m_view.hand().press(m_part, reader);
            QTimer::singleShot(pressMs, &m_view, [view = &m_view] { view->hand().release(reader); });
        }
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    QVariant currentValue() const override { return controls() ? controls()->value : QVariant{}; }
    void setCurrentValue(const QVariant &value) override
    {
        if (const std::optional<PartControl> control = controls()) {
            m_view.hand().turnTo(m_part, *control, value.toLongLong());
        }
    }
    QVariant maximumValue() const override { return controls() ? controls()->highest : QVariant{}; }
    QVariant minimumValue() const override { return controls() ? controls()->lowest : QVariant{}; }
    QVariant minimumStepSize() const override { return controls() ? controls()->step : QVariant{}; }

private:
    const BoardPart &part() const { return m_view.parts()[m_part]; }
    std::optional<PartControl> controls() const { return isValid() ? part().face->control() : std::nullopt; }

    BoardView &m_view;
    std::size_t m_part;
};

class AccessibleBoard final : public QAccessibleWidget
{
public:
    explicit AccessibleBoard(BoardView &view) : QAccessibleWidget(&view, QAccessible::Grouping), m_view(view)
    {
    }
    ~AccessibleBoard() override
    {
        for (const QAccessible::Id id : m_children) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    int childCount() const override { return static_cast<int>(m_view.parts().size()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        while (m_children.size() <= static_cast<std::size_t>(index)) {
            m_children.push_back(
                QAccessible::registerAccessibleInterface(new AccessiblePart(m_view, m_children.size())));
        }
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface *part) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i) == part) {
                return i;
            }
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const std::optional<std::size_t> part = m_view.partAt(m_view.mapFromGlobal(QPoint(x, y)));
        return part ? child(static_cast<int>(*part)) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const std::optional<std::size_t> part = m_view.currentPart();
        return m_view.hasFocus() && part ? child(static_cast<int>(*part)) : nullptr;
    }

private:
    BoardView &m_view;
    mutable std::vector<QAccessible::Id> m_children; // made when they are asked for
};

QAccessibleInterface *faceFor(const QString &, QObject *object)
{
    auto *view = qobject_cast<BoardView *>(object);
    return view ? new AccessibleBoard(*view) : nullptr;
}

} // namespace

void offerPartsToScreenReaders()
{
    static const bool once = [] {
        QAccessible::installFactory(faceFor);
        return true;
    }();
    Q_UNUSED(once)
}

void tellFocusedPart(BoardView &view)
{
    if (QAccessible::isActive()) {
        QAccessibleEvent event(&view, QAccessible::Focus);
        if (view.currentPart()) {
            event.setChild(static_cast<int>(*view.currentPart()));
        }
        QAccessible::updateAccessibility(&event);
    }
}

void tellPartState(BoardView &view, int part)
{
    if (QAccessible::isActive()) {
        const auto &shown = *view.parts()[static_cast<std::size_t>(part)].face;
        QAccessibleValueChangeEvent event(&view, shown.state());
        event.setChild(part);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace ui
