// SPDX-License-Identifier: GPL-3.0-or-later
// metrolume-board: one virtual board, for one run. Speaks sim/protocol.h on its standard input and
// output; ends when the front goes away.
#include "app/sandbox.h"
#include "scenarios/twins.h"
#include "sim/board.h"
#include "sim/conversation.h"
#include "sim/python/hidehost.h"
#include "sim/python/interpreter.h"
#include "sim/python/machine.h"
#include "sim/python/program.h"
#include "sim/python/untraced.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

class Pipes final : public sim::Channel
{
public:
    // Takes the pipes away from 0 and 1, so that nothing in this process can disturb them by chance.
    Pipes() : m_in(moved(STDIN_FILENO, O_RDONLY)), m_out(moved(STDOUT_FILENO, O_WRONLY)) { }

    bool read(std::string &bytes, bool wait) override
    {
        pollfd ready{m_in, POLLIN, 0};
        while (::poll(&ready, 1, wait ? -1 : 0) < 0 && errno == EINTR) { }
        if (ready.revents == 0) {
            return true;
        }
        std::array<char, 65536> buffer{};
        const ssize_t count = ::read(m_in, buffer.data(), buffer.size());
        if (count <= 0) {
            return count < 0 && errno == EINTR;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
        return true;
    }

    app::Line line() const { return {m_in, m_out}; }

    void write(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_out, bytes.data(), bytes.size());
            if (count < 0 && errno != EINTR) {
                giveUp({}); // the front is gone
            }
            bytes.remove_prefix(static_cast<std::size_t>(count > 0 ? count : 0));
        }
    }

    [[noreturn]] void giveUp(const std::string &why) override
    {
        if (!why.empty()) {
            write(sim::encoded(sim::Answer{sim::LastWords{why}}));
        }
        std::_Exit(why.empty() ? EXIT_SUCCESS : EXIT_FAILURE);
    }

private:
    static int moved(int descriptor, int mode)
    {
        const int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
        const int nothing = open("/dev/null", mode | O_CLOEXEC); // NOLINT: open is variadic
        dup2(nothing, descriptor);
        close(nothing);
        return own;
    }

    int m_in;
    int m_out;
};

sim::Conversation *&conversationOfBreach()
{
    static sim::Conversation *conversation = nullptr;
    return conversation;
}

// All that the program needs is in memory. From here on it has the line to the front, and nothing else of
// this computer.
void wallIn(Pipes &pipes, sim::Conversation &conversation)
{
    conversationOfBreach() = &conversation;
    // Before it ends the front gets what the program did, up to the line at which it tried to get out.
    if (const auto locked = app::lockIn(pipes.line(), [] { conversationOfBreach()->flush(); }); !locked) {
        conversation.say(locked.error().text());
    }
}

// Rings while the process uses the CPU, for a program without lines (sim/python/untraced.h).
void startAlarm()
{
    const itimerval every{{0, 50'000}, {0, 50'000}};
    setitimer(ITIMER_PROF, &every, nullptr);
}

// Runs the learner's program, from power-on to its end.
void runPython(const sim::Load &load, sim::Board &board, sim::Conversation &conversation, Pipes &pipes)
{
    sim::python::attach(board, load.recordLines,
                        {[&] { conversation.flush(); },
                         [&](std::string text) { conversation.say(std::move(text)); },
                         [&] { conversation.poll(); }});
    if (const auto prepared = sim::python::prepare(load.lib, SIGPROF); !prepared) {
        pipes.giveUp(prepared.error().text());
    }
#if !defined(METROLUME_HOST_IN_SIGHT) // a board of the tests lacks the first wall, to try the second
    if (!sim::python::hideHost()) {
        pipes.giveUp("The board's Python cannot be cut off from this computer's.");
    }
#endif
    if (sim::python::needsNoLines()) {
        startAlarm();
    }
    wallIn(pipes, conversation);
    conversation.begin(board, sim::python::guest());
    board.startProgram();
    board.endProgram(sim::python::run(load.program));
    conversation.end();
    // Without unwinding Python: the learner's objects must not run code now.
    std::_Exit(EXIT_SUCCESS);
}

// Runs a C++ program that was compiled in.
void runTwin(const sim::Load &load, sim::Board &board, sim::Conversation &conversation, Pipes &pipes)
{
    const sim::native::Program *const program = scenarios::twinOf(load.twin);
    if (!program) {
        pipes.giveUp("The C++ twin of " + load.twin
                     + " is not compiled in. Build Metrolume again, or run the scenario's code.py.");
    }
    sim::native::Metro metro{board, {load.program.name, load.recordLines, [&] { conversation.flush(); }}};
    if (load.program.text != program->source) {
        conversation.say(load.program.name
                         + " has changed since it was compiled in: what runs is the older "
                           "one. Build Metrolume again to run the change.");
    }
    wallIn(pipes, conversation);
    conversation.begin(board, metro);
    board.startProgram();
    board.endProgram(sim::native::run(*program, metro));
    metro.endProgram();
    conversation.end();
}

} // namespace

int main()
{
    app::confine();
    Pipes pipes;
    sim::Conversation conversation{pipes};
    const auto interpreter = sim::python::Interpreter::start();
    if (!interpreter) {
        pipes.giveUp(interpreter.error().text());
    }
    const sim::Load load = conversation.awaitLoad();
    const auto wiring = sim::wiringFrom(load.wiring);
    if (!wiring) {
        pipes.giveUp(wiring.error().text());
    }
    sim::Board board{{*wiring, load.seed, load.cpuFactor}};
    board.trace().leaveOutDigest(); // the front has the whole trace, and works it out if it wants to know
    load.twin.empty() ? runPython(load, board, conversation, pipes)
                      : runTwin(load, board, conversation, pipes);
}
