// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessrun.h"

#include "app/boardprocess.h"
#include "core/state.h"
#include "core/trace.h"
#include "sim/costs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>

#include <poll.h>

namespace app {

using core::EntryKind;
using WallClock = std::chrono::steady_clock;

namespace {

// Real time in which a board must say something. A line of code takes microseconds; what takes this long is
// a loop inside one C function, and that can only be ended from outside.
constexpr std::chrono::seconds patience{10};
// The board's processor is hundreds of times slower than this computer's. A run that takes more of this one's
// time than processorGrace and processorRatio times the board's is ended: it goes on answering, and would for
// days.
constexpr std::chrono::seconds processorGrace{300};
constexpr int processorRatio = 10;
// Lines of code without any virtual time passing, after which the run is given up (--cpu 0).
constexpr std::uint64_t linesWithoutTime = 100'000'000;
constexpr std::uint64_t linesAtOnce = 2'000'000;
// A stop and a go between two processes takes as long as tens of turns: a program that mostly sleeps must not
// be held up every second.
constexpr core::Duration strideAtFullSpeed = std::chrono::seconds{60};
constexpr std::chrono::milliseconds frame{16};

volatile std::sig_atomic_t interrupts = 0;

void countInterrupt(int)
{
    interrupts = interrupts + 1;
}

void say(const std::string &sentence)
{
    std::fprintf(stderr, "metrolume: %s\n", sentence.c_str());
}

/// One run from power-on to its end, driven by poll().
class Run
{
public:
    explicit Run(RunRequest request)
        : m_request(std::move(request)), m_keepsBooks(m_request.statsFile || !m_request.traceFiles.empty())
    {
        // Nobody will look at lines of code that go into no figures and no file.
        m_request.load.recordLines = m_keepsBooks;
    }

    ExitStatus run();

private:
    bool takeTurn();
    void receive(const sim::Answer &answer);
    void take(const sim::Entries &chunk);
    void take(const core::Entry &entry);
    void stopped(const sim::Stopped &stop);
    void goOn();
    void write(std::string_view text);
    void finishTraceFiles();
    void sayLimit() const;
    void writeStats(double wallSeconds);
    core::Duration virtualTime() const
    {
        return m_state.startedAt ? m_now - *m_state.startedAt : core::Duration{};
    }

    RunRequest m_request;
    // Somebody will ask what happened, entry by entry: else the board's millions of entries are looked
    // through for the console and for the program's beginning and end only.
    bool m_keepsBooks;
    std::unique_ptr<BoardProcess> m_board;
    core::Trace m_trace;
    core::State m_state;

    core::Instant m_now{};
    std::uint64_t m_lines = 0;
    core::Instant m_movedAt{};      // virtual time when it last moved ...
    std::uint64_t m_movedLines = 0; // ... and the lines run by then
    WallClock::time_point m_heard;
    WallClock::time_point m_began;
    std::optional<WallClock::time_point> m_pausedUntil; // pacing: the next RunUntil waits for this
    bool m_interruptSent = false;
    std::optional<ExitStatus> m_exit;
};

void Run::write(std::string_view text)
{
    std::string serial;
    if (m_request.wholeConsole) {
        // As on the wire. Otherwise lines end as the program printed them.
        for (const char c : text) {
            serial += c == '\n' ? "\r\n" : std::string(1, c);
        }
        text = serial;
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void Run::take(const core::Entry &entry)
{
    static constexpr std::string_view clearLine = "\x1b[2K\x1b[0G";
    if (m_keepsBooks) {
        m_trace.append(entry);
        core::apply(m_state, entry);
        m_request.traceFiles.add(entry, m_trace);
    } else if (entry.kind() == EntryKind::ProgramStarted || entry.kind() == EntryKind::ProgramEnded) {
        core::apply(m_state, entry);
    }
    if (entry.kind() == EntryKind::Console) {
        write(m_trace.text(entry.string()));
    } else if (entry.kind() == EntryKind::ProgramStarted && m_request.wholeConsole) {
        write("\n" + std::string{clearLine}
              + "Auto-reload is on. Simply save files over USB to run them or enter REPL to disable.\n"
              + std::string{clearLine} + "code.py output:\n");
    } else if (entry.kind() == EntryKind::ProgramEnded && m_request.wholeConsole) {
        write("\nCode done running.\n\nPress any key to enter the REPL. Use CTRL-D to reload.\n");
    }
}

void Run::take(const sim::Entries &chunk)
{
    for (const std::string &string : chunk.strings) {
        m_trace.intern(string);
    }
    for (const core::Entry &entry : chunk.entries) {
        take(entry);
    }
    if (std::fflush(stdout) != 0) {
        // Whoever read our output has gone: there is nobody left to run for.
        m_exit = ExitStatus::Ended;
    }
    m_request.traceFiles.flush();
    m_trace.forgetBefore(m_trace.size());
}

void Run::receive(const sim::Answer &answer)
{
    m_heard = WallClock::now();
    if (const auto *entries = std::get_if<sim::Entries>(&answer)) {
        take(*entries);
    } else if (const auto *notice = std::get_if<sim::Notice>(&answer)) {
        say(notice->text);
    } else if (const auto *stop = std::get_if<sim::Stopped>(&answer)) {
        stopped(*stop);
    } else {
        // Ready: first only to the start of code.py, since all times are counted from there.
        sim::RunUntil toStart;
        toStart.kind = EntryKind::ProgramStarted;
        if (m_request.limit) {
            // The board stops between two lines, after the first one at the earliest; that may never end.
            toStart.time = core::Instant{sim::costs::powerOnToProgram} + *m_request.limit;
        }
        m_board->send(toStart);
    }
}

void Run::stopped(const sim::Stopped &stop)
{
    const bool first = m_now == core::Instant{};
    m_now = stop.now;
    m_lines = stop.lines;
    if (stop.reason == sim::StopReason::Ended) {
        m_exit = m_state.ended == core::EndReason::Finished ? ExitStatus::Ended : ExitStatus::Exception;
        return;
    }
    if (first) {
        for (const sim::Input &input : m_request.inputs) {
            m_board->send(sim::commandFor(sim::shifted(input, m_state.startedAt->time_since_epoch())));
        }
    }
    if (m_now > m_movedAt) {
        m_movedAt = m_now;
        m_movedLines = m_lines;
    }
    if (m_request.limit && virtualTime() >= *m_request.limit) {
        m_exit = ExitStatus::TimeLimit;
        sayLimit();
    } else if (m_lines - m_movedLines >= linesWithoutTime) {
        say("The program ran 100 million lines in which no virtual time passed, so no limit of time can end "
            "it. "
            "Run it with --cpu above 0, or let its loop wait.");
        m_exit = ExitStatus::TimeLimit;
    } else if (m_request.speed) {
        const auto due = std::chrono::duration_cast<WallClock::duration>(virtualTime() / *m_request.speed);
        m_pausedUntil = m_began + due;
    } else {
        goOn();
    }
}

void Run::sayLimit() const
{
    // Whoever asks for the figures on standard error gets them alone there: they tell of the limit too.
    if (m_request.statsFile != "-") {
        std::array<char, 32> seconds{};
        std::snprintf(seconds.data(), seconds.size(), "%g",
                      std::chrono::duration<double>(*m_request.limit).count());
        say(std::string{"Stopped after "} + seconds.data()
            + " s of virtual time. The option --for sets another limit; 0 is none.");
    }
}

void Run::goOn()
{
    m_pausedUntil.reset();
    const core::Duration stride = m_request.speed
        ? std::chrono::duration_cast<core::Duration>(frame * *m_request.speed)
        : strideAtFullSpeed;
    core::Instant until = m_now + std::max(stride, core::Duration{1});
    if (m_request.limit) {
        until = std::min(until, *m_state.startedAt + *m_request.limit);
    }
    m_heard = WallClock::now();
    sim::RunUntil run;
    run.time = until;
    run.lines = linesAtOnce;
    m_board->send(run);
}

bool Run::takeTurn()
{
    if (interrupts > 1) {
        say("Ended by a second Ctrl-C.");
        m_exit = ExitStatus::Exception;
        return false;
    }
    if (interrupts == 1 && !m_interruptSent) {
        m_interruptSent = true;
        m_board->send(sim::Interrupt{});
    }
    const auto now = WallClock::now();
    if (m_pausedUntil && now >= *m_pausedUntil) {
        goOn();
    }
    if (!m_pausedUntil && now - m_heard > patience) {
        // Its latest entries were never sent, so where it hangs is not known.
        say("The board gave no answer for 10 s and was ended: the program hangs inside a single function "
            "call that never comes back. Look for an endless or enormous computation.");
        m_exit = ExitStatus::BoardDied;
        return false;
    }
    if (m_board->processorTime() > processorGrace + processorRatio * virtualTime()) {
        say("The program took over five minutes of this computer's processor, and more than ten times as "
            "long "
            "as on the board, and was ended. Look for an enormous computation inside single function calls.");
        m_exit = ExitStatus::BoardDied;
        return false;
    }
    const auto wake = m_pausedUntil ? std::min<WallClock::duration>(*m_pausedUntil - now, frame)
                                    : WallClock::duration{std::chrono::milliseconds{200}};
    pollfd line{m_board->fd(), static_cast<short>(POLLIN | (m_board->wantsToWrite() ? POLLOUT : 0)), 0};
    const timespec timeout{0, std::chrono::duration_cast<std::chrono::nanoseconds>(wake).count()};
    if (ppoll(&line, 1, &timeout, nullptr) > 0) {
        if ((line.revents & POLLOUT) != 0) {
            m_board->writePending();
        }
        if ((line.revents & ~POLLOUT) != 0) {
            m_board->readAvailable();
        }
    }
    return !m_exit;
}

void Run::finishTraceFiles()
{
    if (const core::Result<void> written = m_request.traceFiles.finish(m_now, m_trace); !written) {
        say(written.error().text());
        m_exit = ExitStatus::Usage;
    }
}

void Run::writeStats(double wallSeconds)
{
    char digest[17];
    std::snprintf(digest, sizeof digest, "%016llx", static_cast<unsigned long long>(m_trace.digest()));
    nlohmann::ordered_json stats;
    stats["virtual_s"] = std::chrono::duration<double>(virtualTime()).count();
    stats["wall_s"] = wallSeconds;
    stats["ticks"] = m_state.turn;
    stats["lines"] = m_lines;
    stats["entries"] = m_trace.size();
    stats["cpu_busy"] = m_state.cpuBusy(m_now);
    stats["digest"] = digest;
    stats["exit"] = static_cast<int>(*m_exit);
    const std::string text = stats.dump() + "\n";
    if (*m_request.statsFile == "-") {
        std::fputs(text.c_str(), stderr);
        return;
    }
    std::ofstream file{*m_request.statsFile, std::ios::binary};
    if (!(file << text).flush()) {
        say(*m_request.statsFile + ": The figures cannot be written (" + std::strerror(errno)
            + "). Name another place.");
        m_exit = ExitStatus::Usage;
    }
}

ExitStatus Run::run()
{
    m_began = m_heard = WallClock::now();
    core::Result<std::unique_ptr<BoardProcess>> board = BoardProcess::start();
    if (!board) {
        say(board.error().text());
        return ExitStatus::BoardDied;
    }
    m_board = std::move(*board);
    m_board->answered = [this](const sim::Answer &answer) {
        if (!m_exit) {
            receive(answer);
        }
    };
    m_board->died = [this](const std::string &how) {
        if (!m_exit) {
            say(how);
            m_exit = ExitStatus::BoardDied;
        }
    };
    m_board->send(m_request.load);
    while (!m_exit && takeTurn()) { }
    m_board.reset();
    std::fflush(stdout);
    finishTraceFiles();
    if (m_request.statsFile) {
        writeStats(std::chrono::duration<double>(WallClock::now() - m_began).count());
    }
    return *m_exit;
}

} // namespace

ExitStatus runHeadless(RunRequest request)
{
    struct sigaction onInterrupt
    {
    };
    onInterrupt.sa_handler = countInterrupt;
    sigaction(SIGINT, &onInterrupt, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return Run{std::move(request)}.run();
}

} // namespace app
