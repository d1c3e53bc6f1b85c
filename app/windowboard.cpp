// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowboard.h"

#include "app/boardprocess.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace app {

namespace {

/// A board process and the notifiers that wake it. Reads never wait for the board, writes neither.
class WindowBoard : public sim::BoardLink
{
public:
    WindowBoard()
    {
        core::Result<std::unique_ptr<BoardProcess>> started = BoardProcess::start();
        if (!started) {
            QTimer::singleShot(0, &m_context, [this, why = started.error().text()] {
                if (died) {
                    died(why);
                }
            });
            return;
        }
        m_process = std::move(*started);
        m_process->answered = [this](const sim::Answer &answer) {
            if (answered) {
                answered(answer);
            }
        };
        m_process->died = [this](const std::string &how) {
            m_reader.reset();
            m_writer.reset();
            if (died) {
                died(how);
            }
        };
        m_reader = std::make_unique<QSocketNotifier>(m_process->fd(), QSocketNotifier::Read);
        m_writer = std::make_unique<QSocketNotifier>(m_process->fd(), QSocketNotifier::Write);
        m_writer->setEnabled(false);
        QObject::connect(m_reader.get(), &QSocketNotifier::activated, &m_context, [this] { read(); });
        QObject::connect(m_writer.get(), &QSocketNotifier::activated, &m_context, [this] { write(); });
    }

    void send(const sim::Command &command) override
    {
        if (m_process) {
            m_process->send(command);
            watchWriting();
        }
    }

private:
    void read()
    {
        // A handler may destroy this board, and with it the notifier that called.
        const std::weak_ptr<bool> lives = m_lives;
        m_process->readAvailable();
        if (!lives.expired() && m_reader && !m_process->isAlive()) {
            m_reader->setEnabled(false);
        }
    }

    void write()
    {
        const std::weak_ptr<bool> lives = m_lives;
        m_process->writePending();
        if (!lives.expired()) {
            watchWriting();
        }
    }

    void watchWriting()
    {
        if (m_writer) {
            m_writer->setEnabled(m_process->isAlive() && m_process->wantsToWrite());
        }
    }

    QObject m_context; // connections end with it
    std::unique_ptr<BoardProcess> m_process;
    std::unique_ptr<QSocketNotifier> m_reader;
    std::unique_ptr<QSocketNotifier> m_writer;
    std::shared_ptr<bool> m_lives = std::make_shared<bool>(true);
};

} // namespace

std::unique_ptr<sim::BoardLink> startWindowBoard()
{
    return std::make_unique<WindowBoard>();
}

} // namespace app
