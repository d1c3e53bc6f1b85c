// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

// What things take on the board, in virtual time: CircuitPython 10 on the SAMD51 at 120 MHz. The one
// table of such figures. Board::spend() scales them by the user's factor.
//
// Sources, by the tag behind each figure:
//   [a] adafruit/circuitpython issue 3062 (Feather M4, 5.3.1): `while True: pin.value = True;
//       pin.value = False` makes 72.2 kHz: 13.85 us a turn, of which 7 bytecodes and two writes.
//   [b] issue 1933 (Feather M4): 10,000,000 turns of `for x in r: pass` in a function take 18.765 s:
//       0.626 us a bytecode. Issue 2929 (ItsyBitsy M4): 0.598 us.
//   [c] pull request 2297 (Metro M4): pystone 1521.6 passes/s, about 498 bytecodes each: 1.32 us a
//       bytecode in a mix heavy in calls and attributes. With the figures below it makes 1870 passes/s.
//   [d] pull request 2342 (PyPortal): a list of monotonic_ns() takes 27.7 to 28.9 us an element, 7
//       bytecodes of which are not the call.
//   [e] estimated: fitted to [a] to [d] and to counts of bytecodes; no measurement is known.
//   [f] CircuitPython 10.2.1 source: the safe-mode window after reset lasts 1000 ms; mounting the file
//       system, starting devices and compiling come on top, some tens of ms.
namespace sim::costs {

using namespace std::chrono_literals;
using core::Duration;

/// Reset to the first statement of code.py. [f]
inline constexpr Duration powerOnToProgram = 1050ms;

// Python. A line costs the sum over its syntax tree, whatever the host's Python compiles it to.

/// Load or store of a local, jump, constant, comparison or sum of small integers. [b]
inline constexpr Duration bytecode = 600ns;
/// Finding a global, a name or an attribute, on top of nothing. [c], some of what its mix takes beyond [b]
inline constexpr Duration lookup = 1100ns;
/// An operation on floats, in place of a bytecode. [e]
inline constexpr Duration floatOperation = 900ns;
/// obj[index], read or written. [e]
inline constexpr Duration subscript = 1500ns;
/// A call of a function of the firmware that hardly works (len), beside its bytecodes. [e] on [d]
inline constexpr Duration nativeCall = 2500ns;
/// A call of a Python function or method and its return, beside the lines that it runs. [c], as above
inline constexpr Duration pythonCall = 11us;
/// Making an object: list, float, string, instance. [e]
inline constexpr Duration allocation = 3us;

// Board modules: what the call itself takes, beside the bytecodes of its line.

/// pin.value = x and the like. [a], less what the line takes
inline constexpr Duration propertyWrite = 3800ns;
/// pin.value read. [e] on [a]
inline constexpr Duration propertyRead = 4us;
/// digitalio.DigitalInOut(pin), switch_to_output(), deinit(): allocation and some property writes. [e]
inline constexpr Duration pinSetUp = 15us;
/// AnalogIn.value: two conversions and setting up the converter, tens of us. [e]
inline constexpr Duration analogRead = 40us;
/// neopixel_write(), beside the wait and the transmission: about 100 us. [e]
inline constexpr Duration pixelsCall = 100us;
/// supervisor.ticks_ms(): 5 to 8 us. [e] on [d]
inline constexpr Duration ticksMs = 6500ns;
/// time.monotonic(), time.time(): 10 to 15 us. [e] on [d]
inline constexpr Duration monotonic = 12500ns;
/// time.monotonic_ns(): 20 to 24 us. [d]
inline constexpr Duration monotonicNs = 22us;
/// time.sleep(): entering it; the sleep itself comes on top. [e]
inline constexpr Duration sleepCall = 3us;
/// print of a short line over USB: 100 to 300 us. [e] A base and a share of each byte give 100 us for
/// an empty line, 200 us for forty characters.
inline constexpr Duration print = 100us;
inline constexpr Duration printByte = 2500ns;
/// gc.collect() with a small heap: 1 to 3 ms. [e]
inline constexpr Duration collect = 2ms;

// asyncio, which on the board is Python in lib/: counted bytecodes at [c]'s speed.

/// `await asyncio.sleep(0)`: giving up control and being resumed, about 173 bytecodes and five
/// readings of the clock, shared by the task that goes and the loop: 150 to 250 us. [e]
inline constexpr Duration taskSwitch = 200us;
/// asyncio.create_task(): the larger part of the 176 bytecodes counted for creating and awaiting a
/// trivial task. [e]
inline constexpr Duration taskCreation = 130us;

// C++ programs (sim/native). Their calls on the board cost what stands above for board modules. Their
// scheduler is compiled: some hundred cycles at 120 MHz.

/// One task switch: out of the queue and into it again, about 360 cycles. [e]
inline constexpr Duration nativeTaskSwitch = 3us;
/// Making a task: a block of memory for its coroutine, and into the queue, about 600 cycles. [e]
inline constexpr Duration nativeTaskCreation = 5us;

} // namespace sim::costs
