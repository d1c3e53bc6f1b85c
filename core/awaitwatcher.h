// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// A place in a C++ source file. As a default argument it is the place of the call:
///
///     void set(bool value, SourcePlace place = {}); // set(true) knows its line
struct SourcePlace
{
    // Not std::source_location: clang-tidy 14 cannot read it.
    SourcePlace(const char *sourceFile = __builtin_FILE(), int sourceLine = __builtin_LINE())
        : file(sourceFile), line(sourceLine)
    {
    }

    const char *file; ///< as the compiler was given it
    int line;         ///< 1-based
};

/// Is told of each co_await of a C++ task, before anything of it happens: where the task is, and, if the
/// await has to wait, where it waits. C++ has no line tracer; this is the one place where a program's
/// coroutines can be followed without a word in them.
class AwaitWatcher
{
public:
    /// The running task has reached a co_await. An exception thrown here comes out of the co_await.
    virtual void reachedAwait(SourcePlace place) = 0;

protected:
    ~AwaitWatcher() = default;
};

} // namespace core
