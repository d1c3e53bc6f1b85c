// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coroutinetask.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

namespace core {

namespace {

std::string readable(const std::type_info &type)
{
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> name{
        abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free};
    return status == 0 ? name.get() : type.name();
}

} // namespace

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
    try {
        rethrowError();
    } catch (const Cancelled &) {
        return "Cancelled: ";
    } catch (const std::exception &error) {
        return readable(typeid(error)) + ": " + error.what();
    } catch (...) {
        return "unknown exception: ";
    }
    return {};
}

} // namespace core
