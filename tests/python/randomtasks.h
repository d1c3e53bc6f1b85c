// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model.h"

#include <cstdint>
#include <string>

/// The random program of this seed (tests/core/model.h), without the steps in which the board's library has
/// corners that the C++ face has not:
/// - a task that failed, was fetched before its report and is awaited once more after it has lost its error
///   on the board, which crashes there;
/// - a gather() that was refused leaves its mark on tasks it had taken over, and ends run() later;
/// - of a wait_for() whose task has ended in time, a cancel in that very turn takes the result away.
model::Program randomTasks(std::uint32_t seed);

/// A code.py that runs the programs of seeds 1 to `count`, one after the other, and prints a line for each:
/// the tick at which it began, and its log in the model's words.
std::string codeOfRandomTasks(std::uint32_t count);
