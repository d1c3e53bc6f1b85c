# Other modules of the board in passing, and an interval that is computed.
import math
import random
import sys
import time

import board
import digitalio
import microcontroller
import supervisor

print(board.board_id, microcontroller.cpu.frequency)
print("circuitpython" in sys.implementation.name, supervisor.runtime.serial_connected in (True, False))

led = digitalio.DigitalInOut(board.D4)
led.switch_to_output()
for step in range(4):
    led.value = step % 2 == 0
    time.sleep(0.1 + 0.05 * math.sin(step * math.pi))
led.value = True
led.value = False
print(0 <= random.random() < 1)
