# The first program of nearly every tutorial, made to end.
import time
import board
from digitalio import DigitalInOut, Direction

led = DigitalInOut(board.LED)
led.direction = Direction.OUTPUT

count = 0
while count < 3:
    led.value = not led.value
    time.sleep(0.5)
    led.value = not led.value
    time.sleep(0.5)
    count += 1
    print("blink", count)
