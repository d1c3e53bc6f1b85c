# An encoder counts a digit up and down; a slide switch reverses it.
import time
import board
import digitalio
import rotaryio

LIT = ("abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg")
PINS = (board.D6, board.D7, board.D8, board.D9, board.D10, board.D11, board.D12)


def output(pin):
    leg = digitalio.DigitalInOut(pin)
    leg.switch_to_output()
    return leg


legs = dict(zip("abcdefg", [output(pin) for pin in PINS]))
back = digitalio.DigitalInOut(board.D4)
dial = rotaryio.IncrementalEncoder(board.D2, board.D3)
shown = None
while True:
    digit = (-dial.position if back.value else dial.position) % 10
    if digit != shown:
        shown = digit
        for name, leg in legs.items():
            leg.value = name in LIT[digit]
        print("digit", digit)
    time.sleep(0.02)
