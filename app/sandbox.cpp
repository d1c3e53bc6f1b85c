// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox.h"

#include "app/systemcalls.h"
#include "sim/protocol.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace app {

namespace {

// Python's own fence (sim/python/memorylimit.h) comes first; this one is for what it does not count.
constexpr rlim_t addressSpace = rlim_t{2} << 30;
// Fronts end a board that has gone quiet after seconds. This is for a front that hangs itself.
constexpr rlim_t processorSeconds = rlim_t{24} * 3600;
// C code that follows nested objects takes stack for each. What fits into Python's memory then fits here; the
// kernel leaves so much room below a process's stack.
constexpr rlim_t stackSpace = rlim_t{120} << 20;
#if !defined(PR_SET_VMA)
#define PR_SET_VMA 0x53564d41 // headers of before Linux 5.17
#endif
// More than any machine has; a call beyond gets words without its name.
constexpr std::size_t callNumbers = 512;

void limit(__rlimit_resource what, rlim_t most)
{
    const rlimit both{most, most};
    setrlimit(what, &both); // refused only if a lower limit stands
}

// What is said and done when something is breached must be ready by then: no memory is to be had in a
// signal handler, nor when there is none.
struct LastMoments
{
    Line line;
    void (*onBreach)() = nullptr;
    std::vector<std::string> breach; // by number of the system call
    std::string unknownBreach;
    std::string noMemory;
};

LastMoments &lastMoments()
{
    static LastMoments instance;
    return instance;
}

std::string frameSaying(std::string words)
{
    return sim::encoded(sim::Answer{sim::LastWords{std::move(words)}});
}

void say(const std::string &frame)
{
    std::size_t said = 0;
    while (said < frame.size()) {
        const ssize_t count = ::write(lastMoments().line.out, frame.data() + said, frame.size() - said);
        if (count < 0 && errno != EINTR) {
            return;
        }
        said += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
}

[[noreturn]] void endForWantOfMemory()
{
    say(lastMoments().noMemory);
    _exit(EXIT_FAILURE);
}

// Runs in the middle of the call that was forbidden: on this thread, between two instructions of whoever
// made it, so no write of ours can be half done.
void endForBreach(int, siginfo_t *info, void *)
{
    static volatile std::sig_atomic_t isEnding = 0;
    if (isEnding == 0) {
        isEnding = 1;
        const LastMoments &moments = lastMoments();
        const auto number = static_cast<std::size_t>(info->si_syscall);
        say(number < moments.breach.size() ? moments.breach[number] : moments.unknownBreach);
        moments.onBreach();
    }
    _exit(EXIT_FAILURE);
}

void prepareLastMoments(const Line &line, void (*onBreach)())
{
    LastMoments &moments = lastMoments();
    moments.line = line;
    moments.onBreach = onBreach;
    moments.noMemory
        = frameSaying("The program was stopped because it took more memory than a board process may "
                      "have. Does it collect or print ever more?");
    moments.unknownBreach = frameSaying(wordsForBreach("without a name"));
    moments.breach.clear();
    for (std::size_t number = 0; number < callNumbers; ++number) {
        char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number));
        moments.breach.push_back(name != nullptr ? frameSaying(wordsForBreach(name)) : moments.unknownBreach);
        std::free(name); // NOLINT: libseccomp allocates with malloc
    }
    std::set_new_handler(endForWantOfMemory);
    struct sigaction action
    {
    };
    action.sa_sigaction = endForBreach;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigaction(SIGSYS, &action, nullptr);
}

// Standard error is a terminal as a rule, and one that can be read and fed. In builds with asserts it stays,
// for their sentences, and is for writing only.
void dropStandardError()
{
#if defined(NDEBUG)
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC); // NOLINT: open is variadic
    dup2(nothing, STDERR_FILENO);
    close(nothing);
#endif
}

void closeRange(int first, int last)
{
    if (first > last || syscall(SYS_close_range, first, last, 0) == 0) {
        return;
    }
    // A kernel before 5.9.
    const int most = static_cast<int>(std::min(sysconf(_SC_OPEN_MAX), 1L << 16));
    for (int descriptor = first; descriptor <= last && descriptor < most; ++descriptor) {
        close(descriptor);
    }
}

void closeAllBut(const Line &line)
{
    const auto [low, high] = std::minmax(line.in, line.out);
    closeRange(STDERR_FILENO + 1, low - 1);
    closeRange(low + 1, high - 1);
    closeRange(high + 1, INT_MAX);
}

/// Collects the answers of libseccomp: the first that is an error counts.
class Filter
{
public:
    Filter() : m_context(seccomp_init(SCMP_ACT_TRAP))
    {
        if (!m_context) {
            m_error = ENOMEM;
        }
        note(seccomp_attr_set(m_context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
        note(seccomp_attr_set(m_context.get(), SCMP_FLTATR_API_SYSRAWRC, 1)); // the kernel's own error
    }

    template <typename... Comparisons> void allow(int call, Comparisons... comparisons)
    {
        add(SCMP_ACT_ALLOW, call, {comparisons...});
    }
    template <typename... Comparisons> void refuse(int call, Comparisons... comparisons)
    {
        add(SCMP_ACT_ERRNO(EPERM), call, {comparisons...});
    }

    /// From here on it holds. 0, or the number of the error that kept it from doing so.
    int load()
    {
        note(m_error == 0 ? seccomp_load(m_context.get()) : 0);
        return m_error;
    }

private:
    void add(std::uint32_t action, int call, const std::vector<scmp_arg_cmp> &comparisons)
    {
        note(seccomp_rule_add_array(m_context.get(), action, call, static_cast<unsigned>(comparisons.size()),
                                    comparisons.data()));
    }
    void note(int result)
    {
        if (result < 0 && m_error == 0) {
            m_error = -result;
        }
    }

    struct Release
    {
        void operator()(void *context) const { seccomp_release(context); }
    };
    std::unique_ptr<void, Release> m_context;
    int m_error = 0;
};

scmp_arg_cmp is(unsigned argument, scmp_datum_t value)
{
    return {argument, SCMP_CMP_EQ, value, 0};
}

scmp_arg_cmp without(unsigned argument, scmp_datum_t bit)
{
    return {argument, SCMP_CMP_MASKED_EQ, bit, 0};
}

void addRules(Filter &filter, const Line &line)
{
    for (const CallRule &rule : callRules()) {
        if (rule.passage == Passage::Allowed) {
            filter.allow(rule.number);
        } else {
            filter.refuse(rule.number);
        }
    }
    filter.allow(SCMP_SYS(read), is(0, static_cast<scmp_datum_t>(line.in)));
    filter.allow(SCMP_SYS(write), is(0, static_cast<scmp_datum_t>(line.out)));
    // The C library and the interpreter, before they abort.
    filter.allow(SCMP_SYS(write), is(0, STDERR_FILENO));
    filter.allow(SCMP_SYS(writev), is(0, STDERR_FILENO));
    filter.allow(SCMP_SYS(tgkill), is(0, static_cast<scmp_datum_t>(getpid())), is(2, SIGABRT));
    // The C library and the interpreter like to give their stretches of memory names.
    filter.refuse(SCMP_SYS(prctl), is(0, PR_SET_VMA));
    // Memory for data, never for code.
    filter.allow(SCMP_SYS(mmap), without(2, PROT_EXEC));
    filter.allow(SCMP_SYS(mmap2), without(2, PROT_EXEC));
    filter.allow(SCMP_SYS(mprotect), without(2, PROT_EXEC));
}

} // namespace

void confine()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGINT, SIG_IGN); // Ctrl-C in a terminal is for the front, which passes it on
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, processorSeconds);
    rlimit stack{};
    getrlimit(RLIMIT_STACK, &stack);
    stack.rlim_cur = std::min(stackSpace, stack.rlim_max);
    setrlimit(RLIMIT_STACK, &stack);
    if (hasWallOfCalls) { // a memory checker reserves terabytes
        limit(RLIMIT_AS, addressSpace);
    }
    clearenv();
    closeRange(STDERR_FILENO + 1, INT_MAX); // the front's files, if some are left open
    if (chdir("/") != 0) {
        std::abort();
    }
}

core::Result<void> lockIn(const Line &line, void (*onBreach)())
{
    prepareLastMoments(line, onBreach);
    dropStandardError();
    closeAllBut(line);
    std::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    if constexpr (!hasWallOfCalls) {
        return {};
    }
    limit(RLIMIT_NOFILE, static_cast<rlim_t>(std::max(line.in, line.out)) + 1);
    Filter filter;
    addRules(filter, line);
    if (const int error = filter.load(); error != 0) {
        return core::failure(
            std::string{"This computer's kernel offers no wall against system calls ("} + std::strerror(error)
            + "): run only programs that you trust, since one that means harm could reach your files.");
    }
    return {};
}

} // namespace app
