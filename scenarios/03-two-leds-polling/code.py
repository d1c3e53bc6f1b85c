import time

import board
import digitalio


class Flasher:
    def __init__(self, pin, pause, times):
        self.lamp = digitalio.DigitalInOut(pin)
        self.lamp.switch_to_output()
        self.pause = pause
        self.changes_left = 2 * times
        self.next_change = time.monotonic()

    def poll(self):
        if self.changes_left > 0 and time.monotonic() >= self.next_change:
            self.lamp.value = not self.lamp.value
            self.next_change += self.pause
            self.changes_left -= 1


led1 = Flasher(board.D1, 0.25, 10)
led2 = Flasher(board.D2, 0.1, 20)

while led1.changes_left > 0 or led2.changes_left > 0:
    led1.poll()
    led2.poll()

print("done")
