// SPDX-License-Identifier: GPL-3.0-or-later
// The wall of system calls, asked by machine code: a process locks itself in and makes one call.
#include "app/sandbox.h"
#include "app/systemcalls.h"
#include "sim/protocol.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

// What a locked-in process leaves: its last words, if any, and its wait status.
struct End
{
    std::string words;
    int status = 0;
};

constexpr int failedAsItShould = 41;
constexpr int succeeded = 42;

/// Locks a child in and lets it act. What act() returns is its exit status.
End lockedIn(const std::function<int(const app::Line &)> &act)
{
    std::array<int, 2> line{};
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, line.data()) != 0)
        qFatal("There is no pair of sockets.");
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // QtTest has a handler
        const app::Line own{line[1], line[1]};
        if (!app::lockIn(own, [] {}))
            _exit(EXIT_FAILURE);
        _exit(act(own));
    }
    close(line[1]);
    End end;
    sim::Decoder<sim::Answer> decoder;
    std::array<char, 4096> bytes{};
    for (ssize_t count = 0; (count = read(line[0], bytes.data(), bytes.size())) > 0;)
        decoder.feed({bytes.data(), static_cast<std::size_t>(count)});
    close(line[0]);
    waitpid(child, &end.status, 0);
    const auto answer = decoder.take();
    if (answer && *answer) {
        if (const auto *words = std::get_if<sim::LastWords>(&**answer))
            end.words = words->text;
    }
    return end;
}

int outcome(long result)
{
    return result < 0 ? failedAsItShould : succeeded;
}

std::string nameOf(int number)
{
    char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
    const std::string text = name ? name : "";
    std::free(name); // NOLINT: libseccomp allocates with malloc
    return text;
}

} // namespace

class TestSystemCalls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!app::hasWallOfCalls)
            QSKIP("A build with a memory checker has no wall of system calls.");
    }

    // Every call that the kernel has and no rule mentions, with arguments that would do nothing or little.
    void whatIsNotAllowedEndsTheBoardAndIsNamed()
    {
        constexpr std::array special{SCMP_SYS(read), SCMP_SYS(write),    SCMP_SYS(writev),
                                     SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(tgkill)};
        int tried = 0;
        for (int number = 0; number < 470; ++number) {
            const std::string name = nameOf(number);
            const auto rules = app::callRules();
            if (name.empty() || std::find(special.begin(), special.end(), number) != special.end()
                || name == "uprobe" || name == "uretprobe" // Linux lets them pass every filter; only a probe
                                                           // of the kernel's own can make use of them
                || std::any_of(rules.begin(), rules.end(),
                               [number](const app::CallRule &rule) { return rule.number == number; }))
                continue;
            const End end = lockedIn(
                [number](const app::Line &) { return outcome(syscall(number, -1L, 0L, 0L, 0L, 0L, 0L)); });
            QVERIFY2(end.words.find("(system call " + name + ")") != std::string::npos,
                     (name + ": " + end.words + " " + std::to_string(end.status)).c_str());
            ++tried;
        }
        QVERIFY(tried > 250);
    }

    void theLineIsTheOnlyDescriptor()
    {
        QCOMPARE(WEXITSTATUS(lockedIn([](const app::Line &line) {
                                 return outcome(::write(line.out, "", 0));
                             }).status),
                 succeeded);
        QVERIFY(!lockedIn([](const app::Line &line) {
                     return outcome(::write(line.out + 1, "x", 1));
                 }).words.empty());
        char byte = 0;
        for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            QVERIFY(!lockedIn([&](const app::Line &) {
                         return outcome(::read(number, &byte, 1));
                     }).words.empty());
        }
        QVERIFY(!lockedIn([](const app::Line &) {
                     return outcome(::write(STDOUT_FILENO, "x", 1));
                 }).words.empty());
    }

    void memoryIsForDataAlone()
    {
        const auto map = [](int protection) {
            return lockedIn([protection](const app::Line &) {
                return mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                    ? failedAsItShould
                    : succeeded;
            });
        };
        QCOMPARE(WEXITSTATUS(map(PROT_READ | PROT_WRITE).status), succeeded);
        QVERIFY(map(PROT_READ | PROT_WRITE | PROT_EXEC).words.find("run machine code") != std::string::npos);
        const auto protect = [](int protection) {
            return lockedIn([protection](const app::Line &) {
                void *page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
                return outcome(mprotect(page, 4096, protection));
            });
        };
        QCOMPARE(WEXITSTATUS(protect(PROT_READ).status), succeeded);
        QVERIFY(protect(PROT_READ | PROT_EXEC).words.find("run machine code") != std::string::npos);
    }

    void aProcessMayAbortButKillNobody()
    {
        const End abort = lockedIn([](const app::Line &) -> int { std::abort(); });
        QVERIFY(WIFSIGNALED(abort.status));
        QCOMPARE(WTERMSIG(abort.status), SIGABRT);
        const pid_t parent = getpid();
        QVERIFY(!lockedIn([parent](const app::Line &) {
                     return outcome(syscall(SYS_tgkill, parent, parent, SIGABRT));
                 }).words.empty());
        QVERIFY(!lockedIn([](const app::Line &) { return outcome(raise(SIGKILL)); }).words.empty());
    }

    void whatTheLibraryAsksForAndDoesWithoutFailsInSilence()
    {
        for (const app::CallRule &rule : app::callRules()) {
            if (rule.passage != app::Passage::Refused || rule.number < 0)
                continue;
            const End end = lockedIn(
                [&](const app::Line &) { return outcome(syscall(rule.number, 0L, 0L, 0L, 0L, 0L, 0L)); });
            QCOMPARE(end.words, std::string());
            QCOMPARE(WEXITSTATUS(end.status), failedAsItShould);
        }
    }

    void theWallCannotBeTakenDown()
    {
        // Its signal blocked, a forbidden call is still not carried out, and ends the process.
        const End end = lockedIn([](const app::Line &) {
            sigset_t all;
            sigfillset(&all);
            sigprocmask(SIG_BLOCK, &all, nullptr);
            return outcome(open("/etc/passwd", O_RDONLY));
        });
        QVERIFY(WIFSIGNALED(end.status));
        QCOMPARE(WTERMSIG(end.status), SIGSYS);
    }

    void wantOfMemoryIsSaid()
    {
        const End end = lockedIn([](const app::Line &) {
            // More than any machine has: refused, whatever the kernel promises beyond what it has.
            const std::string much(std::size_t{1} << 46, 'x');
            return static_cast<int>(much.size());
        });
        QVERIFY2(end.words.find("more memory than") != std::string::npos, end.words.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSystemCalls)
#include "tst_systemcalls.moc"
