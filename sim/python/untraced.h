// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sim::python {

// Running followed code without an event for each line.
//
// CPython's line events are paid for at every instruction, and while they are on, none of its faster
// instructions is used: a switch between tasks takes more than twice as long. Where lines are neither
// recorded nor cost anything, what else hangs on them is done in other ways:
// - exceptions still come to the trace function, which puts them into the board's words;
// - calls are limited as the board's stack is by a function of ours in the place of CPython's evaluator;
// - the front is looked after at turns of tasks (countTurn()) and at an alarm, which the process sets off
//   from time to time while it uses the CPU. It also brings a Ctrl-C to a program that has no turns.
// A program that has used the CPU for many alarms without a turn and without any virtual time passing is
// counted by its lines from then on, so that the front's limit on lines gets hold of it.
//
// Everything that depends on the version of CPython is here. 3.12 and later have cheaper line events of
// their own: there lines are always announced.

/// Whether this run can do without: CPython 3.11, no lines recorded, and code that takes no time.
bool needsNoLines();
inline constinit bool isUntraced = false;

/// Ends line events. Requires needsNoLines(), tracing on, and that no trace function is on the stack.
void leaveLinesOut();
/// Starts them again; nothing if they are on.
void countLines();
/// CPython turns its line events on after each call of the trace function: turns them off again as soon
/// as that is possible.
void stayUntraced();
/// The same at once, if it is due. Requires that no trace function is on the stack.
void settle();

/// Makes `signal` the alarm. False with a Python error set.
[[nodiscard]] bool listenToAlarm(int signal);

} // namespace sim::python
