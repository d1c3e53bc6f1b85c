// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/inspect.h"

#include "sim/python/asyncioawait.h"
#include "sim/python/asyncioloop.h"
#include "sim/python/asynciotask.h"
#include "sim/python/hostframes.h"
#include "sim/python/inspectliteral.h"
#include "sim/python/inspectvalue.h"
#include "sim/python/machine.h"
#include "sim/python/tracing.h"

#include <algorithm>

namespace sim::python {

namespace {

constexpr std::size_t longestName = 60;

/// A place in a call stack or an await chain: a frame of the program's, or a coroutine of asyncio's own.
struct Link
{
    const HostFrame *frame = nullptr;
    const char *library = nullptr;
    bool hasStarted = true;
};
using Chain = std::vector<Link>; // outermost first

bool isPrograms(const HostFrame *frame)
{
    PyCodeObject *const code = codeOf(frame);
    return code != nullptr && followedFile(reinterpret_cast<PyObject *>(code)) != nullptr;
}

// From a coroutine down to what is awaited at last.
Chain awaitChain(PyObject *coroutine)
{
    Chain chain;
    // Coroutines that await each other in a circle cannot be made; a limit is cheaper than being wrong.
    for (std::size_t i = 0; coroutine != nullptr && i < 1000; ++i) {
        if (const char *const name = libraryCoroutineName(coroutine)) {
            chain.push_back({nullptr, name, true});
            coroutine = awaitedByLibrary(coroutine);
            continue;
        }
        const HostFrame *const frame = frameIn(coroutine);
        if (frame != nullptr && isPrograms(frame)) {
            chain.push_back({frame, nullptr, hasStarted(coroutine)});
        }
        coroutine = frame != nullptr ? awaitedBy(coroutine) : nullptr;
    }
    return chain;
}

// The program's frames that run now, outermost first.
Chain callStack()
{
    Chain stack;
    for (const HostFrame *frame = runningFrame(); frame != nullptr; frame = callerOf(frame)) {
        if (isPrograms(frame)) {
            stack.push_back({frame, nullptr, true});
        }
    }
    std::reverse(stack.begin(), stack.end());
    return stack;
}

class Inspector
{
public:
    Inspection inspect();

private:
    TaskInside task(core::TaskId id, const Chain &chain);
    Frame frame(const Link &link);
    void lookAtTasks(Chain stack);

    ValueInspector m_values;
    Inspection m_inspection;
};

Frame Inspector::frame(const Link &link)
{
    if (link.frame == nullptr) {
        return {std::string{link.library} + "()", {}, 0, true, {}, 0};
    }
    PyCodeObject *const code = codeOf(link.frame);
    const FollowedFile &file = *followedFile(reinterpret_cast<PyObject *>(code));
    const int line = lineOf(link.frame);
    const SourceMap::Index statement = file.map.statementAt(line);
    Frame made{plainText(code->co_name, longestName), file.name,
               statement != 0 ? file.map.statement(statement).line : static_cast<std::uint32_t>(std::max(line, 0)),
               link.hasStarted, {}, 0};
    if (made.function != "<module>") {
        m_values.names([&](const auto &take) { forEachLocal(link.frame, take); }, InspectionLimits::parts,
                       made.locals, made.moreLocals);
    }
    return made;
}

TaskInside Inspector::task(core::TaskId id, const Chain &chain)
{
    TaskInside made{id, {}, 0};
    const std::size_t left = chain.size() - std::min(chain.size(), InspectionLimits::frames);
    made.moreFrames = static_cast<std::uint32_t>(left);
    for (std::size_t i = left; i < chain.size(); ++i) {
        made.frames.push_back(frame(chain[i]));
    }
    return made;
}

// The stack of the running task begins with its outermost coroutine of the program's; what is below belongs
// to the program itself, as does all of it while no task runs.
void Inspector::lookAtTasks(Chain stack)
{
    std::vector<PythonTask *> others;
    Chain running;
    core::TaskId runs = core::programTask;
    if (core::Scheduler *const all = madeScheduler()) {
        all->forEachTask([&](core::TaskBase &each) {
            PythonTask &task = pythonTask(each);
            if (task.id() != runningTask()) {
                others.push_back(&task);
                return;
            }
            runs = task.id();
            const Chain chain = awaitChain(task.coroutine());
            const auto isFirst = [&](const Link &link) {
                return std::any_of(chain.begin(), chain.end(), [&](const Link &own) {
                    return own.frame != nullptr && own.frame == link.frame;
                });
            };
            const auto begin = std::find_if(stack.begin(), stack.end(), isFirst);
            for (const Link &link : chain) {
                if (link.frame != nullptr) {
                    break;
                }
                running.push_back(link); // asyncio's own, round the program's
            }
            running.insert(running.end(), begin, stack.end());
            stack.erase(begin, stack.end());
        });
    }
    // What runs is looked at first: should there be too much, it is others who come short.
    if (runs != core::programTask) {
        m_inspection.tasks.push_back(task(runs, running));
    }
    m_inspection.tasks.push_back(task(core::programTask, stack));
    for (PythonTask *each : others) {
        if (m_inspection.tasks.size() < InspectionLimits::tasks) {
            m_inspection.tasks.push_back(task(each->id(), awaitChain(each->coroutine())));
        } else {
            ++m_inspection.moreTasks;
        }
    }
}

Inspection Inspector::inspect()
{
    const Chain stack = callStack();
    lookAtTasks(stack);
    if (!stack.empty()) {
        PyObject *const globals = globalsOf(stack.front().frame);
        m_values.names(
            [globals](const auto &take) {
                PyObject *name = nullptr;
                PyObject *value = nullptr;
                for (Py_ssize_t at = 0; PyDict_Next(globals, &at, &name, &value) != 0;) {
                    take(name, value);
                }
            },
            InspectionLimits::globals, m_inspection.globals, m_inspection.moreGlobals);
    }
    std::sort(m_inspection.tasks.begin(), m_inspection.tasks.end(),
              [](const TaskInside &a, const TaskInside &b) { return a.task < b.task; });
    return std::move(m_inspection);
}

/// Puts the Python error that may be on its way aside, and back.
class ErrorAside
{
public:
    ErrorAside() { PyErr_Fetch(&m_type, &m_value, &m_traceback); }
    ErrorAside(const ErrorAside &) = delete;
    ErrorAside &operator=(const ErrorAside &) = delete;
    ~ErrorAside() { PyErr_Restore(m_type, m_value, m_traceback); }

private:
    PyObject *m_type = nullptr;
    PyObject *m_value = nullptr;
    PyObject *m_traceback = nullptr;
};

} // namespace

Inspection inspect()
{
    const ErrorAside aside;
    return Inspector{}.inspect();
}

} // namespace sim::python
