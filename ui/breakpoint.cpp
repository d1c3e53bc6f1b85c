// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/breakpoint.h"

#include "sim/metro_m4.h"
#include "ui/timelineruler.h"
#include "ui/tracestring.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

namespace {

using Kind = Breakpoint::Kind;
using Edge = Breakpoint::Edge;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::Breakpoint", text);
}

QString nameOf(core::PinId pin)
{
    return fromTrace(sim::metro_m4::pin(pin).label());
}

std::optional<Breakpoint> pinFrom(const QString &words)
{
    const auto pin = sim::metro_m4::pinNamed(words.section(u' ', 0, 0).toStdString());
    const QString edge = words.section(u' ', 1);
    if (!pin || (edge != u"high" && edge != u"low" && edge != u"any")) {
        return std::nullopt;
    }
    return pinBreakpoint(*pin, edge == u"high" ? Edge::High : edge == u"low" ? Edge::Low : Edge::Any);
}

} // namespace

bool Breakpoint::means(const Breakpoint &other) const
{
    Breakpoint same = other;
    same.enabled = enabled;
    same.runLine = runLine;
    return *this == same;
}

Breakpoint lineBreakpoint(std::uint32_t line)
{
    Breakpoint one;
    one.line = one.runLine = line;
    return one;
}

Breakpoint taskBreakpoint(const QString &task)
{
    Breakpoint one;
    one.kind = Kind::Task;
    one.task = task;
    return one;
}

Breakpoint pinBreakpoint(core::PinId pin, Edge edge)
{
    Breakpoint one;
    one.kind = Kind::Pin;
    one.pin = pin;
    one.edge = edge;
    return one;
}

Breakpoint timeBreakpoint(core::Duration sinceStart)
{
    Breakpoint one;
    one.kind = Kind::Time;
    one.time = sinceStart;
    return one;
}

Breakpoint exceptionBreakpoint(bool uncaught)
{
    Breakpoint one;
    one.kind = Kind::Exception;
    one.uncaught = uncaught;
    return one;
}

QString wordsOf(const Breakpoint &one)
{
    switch (one.kind) {
    case Kind::Line:
        return tr("line %1").arg(one.line);
    case Kind::Task:
        return tr("%1 gets the CPU").arg(one.task);
    case Kind::Pin:
        return (one.edge == Edge::High      ? tr("%1 goes high")
                    : one.edge == Edge::Low ? tr("%1 goes low")
                                            : tr("%1 changes"))
            .arg(nameOf(one.pin));
    case Kind::Time:
        return tr("time %1").arg(clockText(one.time));
    case Kind::Exception:
        break;
    }
    return one.uncaught ? tr("an exception that nobody catches") : tr("an exception that ends a task");
}

QString storedAs(const Breakpoint &one)
{
    QString words;
    switch (one.kind) {
    case Kind::Line:
        words = QStringLiteral("line %1").arg(one.line);
        break;
    case Kind::Task:
        words = QStringLiteral("task ") + one.task;
        break;
    case Kind::Pin:
        words = QStringLiteral("pin %1 %2")
                    .arg(nameOf(one.pin),
                         one.edge == Edge::High      ? QStringLiteral("high")
                             : one.edge == Edge::Low ? QStringLiteral("low")
                                                     : QStringLiteral("any"));
        break;
    case Kind::Time:
        words = QStringLiteral("time %1").arg(one.time.count());
        break;
    case Kind::Exception:
        words = QStringLiteral("exception ")
            + (one.uncaught ? QStringLiteral("uncaught") : QStringLiteral("any"));
        break;
    }
    return one.enabled ? words : QStringLiteral("off ") + words;
}

std::optional<Breakpoint> breakpointFrom(const QString &stored)
{
    const bool off = stored.startsWith(u"off ");
    const QString words = off ? stored.mid(4) : stored;
    const QString kind = words.section(u' ', 0, 0);
    const QString rest = words.section(u' ', 1);
    bool isNumber = false;
    const qlonglong number = rest.toLongLong(&isNumber);
    std::optional<Breakpoint> one;
    if (kind == u"line" && isNumber && number > 0) {
        one = lineBreakpoint(static_cast<std::uint32_t>(number));
    } else if (kind == u"task" && !rest.isEmpty()) {
        one = taskBreakpoint(rest);
    } else if (kind == u"pin") {
        one = pinFrom(rest);
    } else if (kind == u"time" && isNumber && number >= 0) {
        one = timeBreakpoint(core::Duration{number});
    } else if (kind == u"exception" && (rest == u"uncaught" || rest == u"any")) {
        one = exceptionBreakpoint(rest == u"uncaught");
    }
    if (one) {
        one->enabled = !off;
    }
    return one;
}

} // namespace ui
