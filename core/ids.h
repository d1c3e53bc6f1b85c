// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace core {

/// Numbers the tasks of a run in order of creation. 0 is the program itself: code that runs outside
/// every task.
enum class TaskId : std::uint32_t {};
inline constexpr TaskId programTask{0};
/// An Entry stores a task's number in 24 bits.
inline constexpr std::uint32_t maxTaskId = (1U << 24) - 1;

/// An index into the board's pin table (sim/metro_m4.h). The core only passes it on.
enum class PinId : std::uint8_t {};

/// An index into a trace's table of strings.
enum class StringId : std::uint32_t {};

/// Numbers the source files of a run: 0 is code.py, others in order of their first executed line.
enum class FileId : std::uint8_t {};

/// Numbers the Events and Locks of a run in order of creation, starting at 1.
enum class WaitableId : std::uint32_t {};

template <typename Id> constexpr auto number(Id id)
{
    return static_cast<std::underlying_type_t<Id>>(id);
}

} // namespace core
