import time

import board
import digitalio


def flash(pin, pause, times):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        for _ in range(times):
            lamp.value = True
            time.sleep(pause)
            lamp.value = False
            time.sleep(pause)


flash(board.D1, 0.25, 10)
print("done")
