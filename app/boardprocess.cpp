// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardprocess.h"

#include "app/paths.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace app {

namespace {

// A board that has closed its line is about to end. If it does not, it is ended after this.
constexpr int patienceMs = 1000;

// So many reads of 64 KiB, then the event loop gets its turn, however fast the board talks.
constexpr int turnsAtOnce = 64;

void awaitExit(pid_t pid)
{
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (handle >= 0) {
        pollfd exited{handle, POLLIN, 0};
        while (poll(&exited, 1, patienceMs) < 0 && errno == EINTR) { }
        close(handle);
    }
}

// The user's environment is none of a board's business. These are for the loader, where libraries lie in
// places of their own, and for the checkers of a dev-asan build.
std::vector<char *> environmentOfBoard()
{
    std::vector<char *> kept;
    for (char **each = environ; *each != nullptr; ++each) {
        for (const std::string_view name :
             {"LD_LIBRARY_PATH=", "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS="}) {
            if (std::string_view{*each}.starts_with(name)) {
                kept.push_back(*each);
            }
        }
    }
    kept.push_back(nullptr);
    return kept;
}

std::string causeOfDeath(int status)
{
    if (WIFSIGNALED(status)) {
        switch (WTERMSIG(status)) {
        case SIGKILL:
            return "The board was killed by the system, most likely for want of memory. Does the program "
                   "collect ever more data?";
        case SIGXCPU:
            return "The board was killed: it had used up its share of processor time.";
        case SIGSYS:
            return "The board was killed: the program tried to reach out of the simulator.";
        default:
            return std::string{"The board crashed ("} + strsignal(WTERMSIG(status))
                + "). The program is not lost; start it again.";
        }
    }
    return "The board ended on its own, with exit status " + std::to_string(WEXITSTATUS(status)) + ".";
}

} // namespace

core::Result<std::unique_ptr<BoardProcess>> BoardProcess::start()
{
    return start(boardExecutable());
}

core::Result<std::unique_ptr<BoardProcess>> BoardProcess::start(const std::string &executable)
{
    // A pair of sockets, not two pipes: writing to a socket whose reader has gone need not raise SIGPIPE.
    std::array<int, 2> line{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, line.data()) != 0) {
        return core::failure(std::string{"Cannot open a line to a board: "} + std::strerror(errno) + ".");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, line[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, line[1], STDOUT_FILENO);
    // A group of its own: Ctrl-C in the terminal is the front's, which passes it on as a command.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    std::string name = executable;
    std::array<char *, 2> arguments{name.data(), nullptr};
    pid_t pid = 0;
    const int error = posix_spawn(&pid, executable.c_str(), &actions, &attributes, arguments.data(),
                                  environmentOfBoard().data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(line[1]);
    if (error != 0) {
        close(line[0]);
        return core::failure("The board cannot be started (" + std::string{std::strerror(error)}
                                 + "). Build or install Metrolume completely.",
                             executable);
    }
    fcntl(line[0], F_SETFL, fcntl(line[0], F_GETFL) | O_NONBLOCK);
    return std::unique_ptr<BoardProcess>{new BoardProcess{line[0], pid}};
}

BoardProcess::~BoardProcess()
{
    kill();
}

void BoardProcess::send(const sim::Command &command)
{
    if (isAlive()) {
        m_out += sim::encoded(command);
        writePending();
    }
}

void BoardProcess::writePending()
{
    std::size_t written = 0;
    while (isAlive() && written < m_out.size()) {
        const ssize_t count = ::send(m_fd, m_out.data() + written, m_out.size() - written, MSG_NOSIGNAL);
        if (count >= 0) {
            written += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            break;
        } else if (errno != EINTR) {
            // The board has gone: readAvailable() meets the end of the line and tells.
            written = m_out.size();
        }
    }
    m_out.erase(0, written);
}

void BoardProcess::readAvailable()
{
    std::array<char, 1 << 16> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
    for (int turn = 0; turn < turnsAtOnce && isAlive(); ++turn) {
        const ssize_t count = read(m_fd, bytes.data(), bytes.size());
        if (count > 0) {
            m_decoder.feed({bytes.data(), static_cast<std::size_t>(count)});
            if (!handOut()) {
                return;
            }
        } else if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return;
        } else if (count == 0 || errno != EINTR) {
            const int status = collect(false);
            lose(m_lastWords.empty() ? causeOfDeath(status) : m_lastWords);
            return;
        }
    }
}

bool BoardProcess::handOut()
{
    const std::weak_ptr<bool> lives = m_lives;
    while (isAlive()) {
        core::Result<std::optional<sim::Answer>> answer = m_decoder.take();
        if (!answer) {
            collect(true);
            lose("What the board said makes no sense, so it was ended. " + answer.error().message);
            return false;
        }
        if (!*answer) {
            return true;
        }
        if (sim::LastWords *words = std::get_if<sim::LastWords>(&**answer)) {
            m_lastWords = std::move(words->text);
            continue;
        }
        const sim::Stopped *stopped = std::get_if<sim::Stopped>(&**answer);
        m_ended = m_ended || (stopped && stopped->reason == sim::StopReason::Ended);
        if (answered) {
            answered(**answer);
        }
        if (lives.expired()) {
            return false;
        }
    }
    return false;
}

void BoardProcess::lose(std::string reason)
{
    if (!m_ended && died) {
        died(reason);
    }
}

std::chrono::nanoseconds BoardProcess::processorTime() const
{
    clockid_t clock{};
    timespec used{};
    if (!isAlive() || clock_getcpuclockid(m_pid, &clock) != 0 || clock_gettime(clock, &used) != 0) {
        return {};
    }
    return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

void BoardProcess::kill()
{
    if (isAlive()) {
        collect(true);
    }
}

int BoardProcess::collect(bool atOnce)
{
    close(m_fd);
    m_fd = -1;
    m_out.clear();
    if (!atOnce) {
        awaitExit(m_pid);
    }
    // To a process that has ended, not yet collected, this does nothing: its own status stays.
    ::kill(m_pid, SIGKILL);
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

} // namespace app
