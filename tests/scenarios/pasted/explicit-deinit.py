# The pin is given back by hand, and claimed a second time.
import board
import digitalio
import time

for times in (2, 4):
    led = digitalio.DigitalInOut(board.D13)
    led.direction = digitalio.Direction.OUTPUT
    for i in range(times):
        led.value = True
        time.sleep(0.02)
        led.value = False
        time.sleep(0.02)
    led.deinit()
print("deinit done")
