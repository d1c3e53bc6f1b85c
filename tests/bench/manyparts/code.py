import time

import board
import digitalio
import neopixel
import pwmio

NAMES = (
    "D0 D1 D2 D3 D4 D5 D6 D7 D8 D10 D11 D12 D13 A0 A1 A2 A3 A4 A5 SDA SCL MISO"
).split()

lamps = [digitalio.DigitalInOut(getattr(board, name)) for name in NAMES]
for lamp in lamps:
    lamp.switch_to_output()
left = neopixel.NeoPixel(board.SCK, 24, auto_write=False)
right = neopixel.NeoPixel(board.MOSI, 24, auto_write=False)
servo = pwmio.PWMOut(board.D9, frequency=50)  # a lamp hangs on its pin, too

step = 0
while True:
    for i, lamp in enumerate(lamps):
        lamp.value = (i + step) % 3 == 0
    for i in range(24):
        left[i] = (0, 10 * i, 240 - 10 * i) if (i + step) % 8 else (255, 0, 0)
        right[i] = (10 * i, 0, 240 - 10 * i) if (i + step) % 6 else (0, 255, 0)
    left.show()
    right.show()
    servo.duty_cycle = 2458 + 60 * (step % 80)
    step += 1
    time.sleep(0.01)
