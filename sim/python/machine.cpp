// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/python/machine.h"

#include "sim/board.h"

#include <map>
#include <set>

namespace sim::python {

namespace {

// Python calls plain functions without an owner of ours in their arguments: what they work on
// belongs to the process.
struct Machine
{
    Surroundings surroundings;
    std::map<std::string, MakeModule, std::less<>> modules;
};

Machine &machine()
{
    static Machine instance;
    return instance;
}

} // namespace

void spend(core::Duration cost)
{
    board().spend(cost);
}

bool checkInterrupt()
{
    if (!board().clock().interruptRequested()) {
        return true;
    }
    if (board().watchdog().hasBitten()) {
        // The request stands: whatever the program does about this one, it gets no further.
        say("The program did not feed the watchdog: the board resets into safe mode and says "
            "\"Internal watchdog timer expired.\"");
        PyErr_SetNone(PyExc_SystemExit);
        return false;
    }
    board().clock().clearInterrupt();
    PyErr_SetNone(PyExc_KeyboardInterrupt);
    return false;
}

void addModule(std::string name, MakeModule make)
{
    machine().modules.insert_or_assign(std::move(name), make);
}

MakeModule moduleNamed(std::string_view name)
{
    const auto found = machine().modules.find(name);
    return found != machine().modules.end() ? found->second : nullptr;
}

void attach(Board &board, bool recordLines, Surroundings surroundings)
{
    running.board = &board;
    running.recordsLines = recordLines;
    machine().surroundings = std::move(surroundings);
}

const Surroundings &surroundings()
{
    return machine().surroundings;
}

void say(const std::string &sentence)
{
    constexpr std::size_t most = 100;
    static std::set<std::string> said;
    if (said.size() < most && said.insert(sentence).second) {
        surroundings().notice(sentence);
    }
}

} // namespace sim::python
