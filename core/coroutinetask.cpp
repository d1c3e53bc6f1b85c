// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coroutinetask.h"

#include "core/exceptiontext.h"

namespace core {

Turn CoroutineTask::resume(Wake wake)
{
    return wake == Wake::Normally ? goOn() : resumeCancelled();
}

inline Turn CoroutineTask::goOn()
{
    m_started = true;
    m_leaf.resume();
    return m_body.done() ? end() : Turn::GaveUp;
}

// Apart: making an exception would cost each turn the saving of registers.
Turn CoroutineTask::resumeCancelled()
{
    if (!m_started) {
        m_error = std::make_exception_ptr(Cancelled{});
        return Turn::Cancelled;
    }
    m_cancelPending = true;
    return goOn();
}

Turn CoroutineTask::end()
{
    if (!m_error) {
        return Turn::Returned;
    }
    try {
        std::rethrow_exception(m_error);
    } catch (const Cancelled &) {
        return Turn::Cancelled;
    } catch (const Interrupted &) {
        return Turn::Escaped;
    } catch (...) {
        return Turn::Raised;
    }
}

bool CoroutineTask::report()
{
    if (Trace *const trace = m_scheduler.trace()) {
        m_scheduler.record(EntryKind::Exception, number(id()), 0, number(trace->intern("0\t" + errorText())));
    }
    return true;
}

std::string CoroutineTask::errorText() const
{
    return m_error ? textOf(m_error) : std::string{};
}

} // namespace core
