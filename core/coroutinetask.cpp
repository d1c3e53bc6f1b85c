// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coroutinetask.h"

#include "core/exceptiontext.h"

namespace core {

Turn CoroutineTask::resume(Wake wake)
{
    if (wake != Wake::Normally) {
        if (!m_started) {
            m_error = std::make_exception_ptr(Cancelled{});
            return Turn::Cancelled;
        }
        m_cancelPending = true;
    }
    m_started = true;
    m_leaf.resume();
    return m_body.done() ? end() : Turn::GaveUp;
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
