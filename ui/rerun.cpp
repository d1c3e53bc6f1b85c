// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rerun.h"

#include "sim/inputs.h"
#include "ui/recording.h"
#include "ui/steps.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace ui {

namespace {

/// The last cursor that a board can reach: that it was switched off is the window's own entry.
std::size_t lastReachable(const core::Trace &trace, std::size_t cursor)
{
    const core::Entry &last = trace[cursor - 1];
    const bool wasSwitchedOff = last.kind() == core::EntryKind::ProgramEnded
        && last.detailAs<core::EndReason>() == core::EndReason::Killed;
    return wasSwitchedOff ? cursor - 1 : cursor;
}

} // namespace

Rerun::Rerun(BoardFactory factory, sim::Load load, const core::Trace &recorded, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_load(std::move(load)),
      m_wiring(sim::wiringFrom(m_load.wiring).value_or(sim::Wiring{})), m_recorded(recorded)
{
}

Rerun::~Rerun()
{
    stop();
}

void Rerun::goTo(std::size_t cursor, core::Instant time)
{
    go(cursor, time, m_recorded.size());
}

void Rerun::goToFork(std::size_t cursor, core::Instant time)
{
    go(cursor, time, cursor);
}

void Rerun::go(std::size_t cursor, core::Instant time, std::size_t inputsEnd)
{
    const std::size_t start = startOf(m_recorded);
    assert(start > 0 && cursor <= m_recorded.size());
    m_isThere = false;
    m_cursor = lastReachable(m_recorded, std::max(cursor, start));
    m_time = time;
    const bool goesOn = canGoOn(inputsEnd);
    m_inputsEnd = inputsEnd;
    if (m_cursor > Recording::lineLimit) {
        fail(tr("The recording has left out single lines from here on, so this moment cannot be run again."));
    } else if (!goesOn) {
        startBoard();
    } else if (m_isReady && !m_isWorking) {
        sendInputs();
        goOn();
    }
}

/// The board under way has not gone too far, and knows of no input that it should not.
bool Rerun::canGoOn(std::size_t inputsEnd) const
{
    if (!m_link || m_cursor < m_seen || m_time < m_now || inputsEnd < m_inputsSent) {
        return false;
    }
    // An input of this very instant would come an instant late.
    return inputsEnd == m_inputsSent || m_seen == 0 || m_recorded[m_inputsSent].time() > m_now;
}

void Rerun::startBoard()
{
    stop();
    core::Result<std::unique_ptr<sim::BoardLink>> link = m_factory();
    if (!link) {
        fail(QString::fromStdString(link.error().message));
        return;
    }
    m_link = std::move(*link);
    m_link->answered = [this](const sim::Answer &answer) { receive(answer); };
    m_link->died = [this](const std::string &why) { fail(QString::fromStdString(why)); };
    m_link->send(m_load);
}

void Rerun::sendInputs()
{
    for (const sim::Input &input : sim::inputsOf(m_recorded, m_wiring, m_inputsSent, m_inputsEnd)) {
        m_link->send(sim::commandFor(input));
    }
    m_inputsSent = m_inputsEnd;
}

void Rerun::goOn()
{
    sim::RunUntil until;
    if (m_seen < m_cursor) {
        until.entries = m_cursor;
    } else if (m_now < m_time) {
        until.time = m_time;
    } else {
        m_isThere = true;
        emit arrived();
        return;
    }
    m_isWorking = true;
    m_link->send(until);
}

void Rerun::receive(const sim::Answer &answer)
{
    emit heard();
    if (std::holds_alternative<sim::Ready>(answer)) {
        m_isReady = true;
        sendInputs();
        goOn();
    } else if (const auto *entries = std::get_if<sim::Entries>(&answer)) {
        compare(*entries);
    } else if (const auto *stop = std::get_if<sim::Stopped>(&answer)) {
        stopped(*stop);
    } else if (m_isThere) {
        emit answered(answer);
    }
}

void Rerun::compare(const sim::Entries &chunk)
{
    const bool fits = m_seen + chunk.entries.size() <= m_recorded.size()
        && m_strings + chunk.strings.size() <= m_recorded.stringCount();
    bool isSame = fits;
    for (std::size_t i = 0; isSame && i < chunk.strings.size(); ++i) {
        isSame
            = m_recorded.text(core::StringId{static_cast<std::uint32_t>(m_strings + i)}) == chunk.strings[i];
    }
    for (std::size_t i = 0; isSame && i < chunk.entries.size(); ++i) {
        isSame = m_recorded[m_seen + i] == chunk.entries[i];
    }
    m_seen += chunk.entries.size();
    m_strings += chunk.strings.size();
    if (!isSame) {
        fail(tr("The run could not be repeated: at this moment it went another way than it was recorded. "
                "Please report this program, it has found a fault in Metrolume."));
    }
}

void Rerun::stopped(const sim::Stopped &stop)
{
    m_isWorking = false;
    m_now = stop.now;
    if (m_seen > m_cursor) {
        startBoard(); // sent back while it was under way
    } else if (stop.reason != sim::StopReason::Ended) {
        sendInputs();
        goOn();
    } else if (m_seen == m_cursor) {
        m_isThere = true;
        emit arrived();
    } else {
        fail(tr("The run could not be repeated: it ended before this moment."));
    }
}

void Rerun::ask(const sim::Command &question)
{
    assert(m_isThere);
    m_link->send(question);
}

std::unique_ptr<sim::BoardLink> Rerun::release()
{
    assert(m_isThere);
    m_isThere = false;
    m_link->answered = nullptr;
    m_link->died = nullptr;
    return std::move(m_link);
}

void Rerun::fail(const QString &why)
{
    stop();
    emit failed(why);
}

void Rerun::stop()
{
    m_isReady = m_isWorking = m_isThere = false;
    m_seen = m_strings = m_inputsSent = 0;
    m_now = {};
    if (m_link) {
        retire(std::move(m_link), this);
    }
}

} // namespace ui
