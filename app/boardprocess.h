// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sim/boardlink.h"

#include <chrono>
#include <memory>
#include <string>

namespace app {

/// A metrolume-board process and the line to it. POSIX, no Qt: an event loop of any kind watches fd()
/// and calls readAvailable() when it is readable and, while wantsToWrite(), writePending() when it is
/// writable. Nothing here ever blocks for longer than a dead process takes to be collected.
///
/// Handlers may destroy the BoardProcess that calls them.
class BoardProcess : public sim::BoardLink
{
public:
    /// Powers a board on: starts `executable`, by default the metrolume-board that belongs to the running
    /// program (app/paths.h).
    [[nodiscard]] static core::Result<std::unique_ptr<BoardProcess>> start(const std::string &executable);
    [[nodiscard]] static core::Result<std::unique_ptr<BoardProcess>> start();

    /// Ends the process at once.
    ~BoardProcess() override;

    void send(const sim::Command &command) override;

    /// Reads what has arrived and hands it to the handlers. At the end of the line, or at bytes that make
    /// no sense, the process is ended and collected, and `died` is called unless the board had said that
    /// the program ended.
    void readAvailable();
    /// Writes what send() could not.
    void writePending();
    bool wantsToWrite() const { return !m_out.empty(); }

    /// Readable and writable; -1 once the board has gone. It does not change before that.
    int fd() const { return m_fd; }
    bool isAlive() const { return m_fd >= 0; }

    /// What the board has used of this computer's processors, until it has gone.
    std::chrono::nanoseconds processorTime() const;

    /// Ends the board at once, whatever it is doing. Handlers are not called any more.
    void kill();

private:
    BoardProcess(int fd, int pid) : m_fd(fd), m_pid(pid) { }

    /// Takes the messages that are complete. False if a handler destroyed this or the board has gone.
    bool handOut();
    void lose(std::string reason);
    /// Closes the line and collects the process; its wait status.
    int collect(bool atOnce);

    int m_fd;
    int m_pid;
    std::string m_out; // what the socket would not take yet
    sim::Decoder<sim::Answer> m_decoder;
    bool m_ended = false;    // the board said Stopped with StopReason::Ended
    std::string m_lastWords; // of the board, on why it is about to end
    // Expires with this: tells a loop that calls handlers whether there still is anything to go on with.
    std::shared_ptr<bool> m_lives = std::make_shared<bool>(true);
};

} // namespace app
