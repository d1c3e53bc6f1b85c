// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/native/metro.h"

#include "core/tickcounter.h"
#include "sim/costs.h"
#include "sim/delay.h"

#include <stdexcept>

namespace sim::native {

Metro::Metro(Board &board, Options options)
    : m_board(board), m_options(std::move(options)), m_scheduler(board.clock(), &board.trace())
{
    m_scheduler.setCosts({board.scaled(costs::nativeTaskSwitch), board.scaled(costs::nativeTaskCreation)});
    m_scheduler.setAwaitWatcher(this);
    if (m_options.recordLines) {
        // Before its first line, so that what runs has a name from the start.
        m_board.record(core::EntryKind::FileNamed, 0, 0, m_options.sourceFile);
    }
}

void Metro::delay(Duration span, SourcePlace place)
{
    reach(place);
    if (span < Duration{}) {
        throw std::invalid_argument("a delay must be >= 0");
    }
    m_board.spend(costs::sleepCall);
    holdCpu(m_board, runningTask(), std::chrono::round<std::chrono::milliseconds>(span));
    throwIfInterrupted();
}

Duration Metro::monotonic(SourcePlace place)
{
    reach(place);
    m_board.spend(costs::monotonic);
    return std::chrono::milliseconds{core::millisecondsAt(m_board.now())};
}

void Metro::print(std::string_view text, SourcePlace place)
{
    reach(place);
    const std::string line = std::string{text} + '\n';
    m_board.spend(costs::print + static_cast<Duration::rep>(line.size()) * costs::printByte);
    write(line);
}

void Metro::write(std::string_view text)
{
    m_board.record(core::EntryKind::Console, core::number(runningTask()), 0, text);
    if (m_options.consoleWritten) {
        m_options.consoleWritten();
    }
}

void Metro::reach(SourcePlace place)
{
    if (!isOfProgram(place.file)) {
        return;
    }
    if (m_lines >= m_limit && m_atLimit) {
        m_atLimit();
    }
    throwIfInterrupted();
    ++m_lines;
    m_line = place.line;
    if (m_options.recordLines) {
        m_board.record(core::EntryKind::Line, core::number(runningTask()), 0,
                       core::linePlace(static_cast<std::uint32_t>(place.line)));
    }
}

void Metro::setLineLimit(std::uint64_t lines, std::function<void()> handler)
{
    m_limit = lines == 0 ? std::numeric_limits<std::uint64_t>::max() : lines;
    m_atLimit = std::move(handler);
}

core::TaskId Metro::runningTask() const
{
    const core::TaskBase *const task = m_scheduler.current();
    return task ? task->id() : core::programTask;
}

// The header's own coroutines (gather, waitFor) await too; those places say nothing to a learner.
bool Metro::isOfProgram(const char *file)
{
    if (file == m_ownFile) {
        return true;
    }
    const std::string_view path{file};
    if (path.substr(path.find_last_of('/') + 1) != m_options.sourceFile) {
        return false;
    }
    m_ownFile = file;
    return true;
}

void Metro::throwIfInterrupted()
{
    if (m_board.clock().interruptRequested()) {
        m_board.clock().clearInterrupt();
        throw core::Interrupted{};
    }
}

} // namespace sim::native
