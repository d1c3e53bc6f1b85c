// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

namespace sim::native {

/// One pin of the board.
using Pin = core::PinId;

/// The pins by the names printed on the board, as in CircuitPython's `board` module.
namespace pins {

inline constexpr Pin A0{0};
inline constexpr Pin A1{1};
inline constexpr Pin A2{2};
inline constexpr Pin A3{3};
inline constexpr Pin A4{4};
inline constexpr Pin A5{5};
inline constexpr Pin D0{6};
inline constexpr Pin D1{7};
inline constexpr Pin D2{8};
inline constexpr Pin D3{9};
inline constexpr Pin D4{10};
inline constexpr Pin D5{11};
inline constexpr Pin D6{12};
inline constexpr Pin D7{13};
inline constexpr Pin D8{14};
inline constexpr Pin D9{15};
inline constexpr Pin D10{16};
inline constexpr Pin D11{17};
inline constexpr Pin D12{18};
inline constexpr Pin D13{19};
inline constexpr Pin LED = D13; ///< the red LED on the board

} // namespace pins

} // namespace sim::native
