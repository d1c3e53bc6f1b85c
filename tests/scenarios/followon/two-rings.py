# Two rings: one turns, one blinks. Holding the button turns the first back and hurries the second.
import asyncio
import board
import keypad
import neopixel
from rainbowio import colorwheel

SIZE = 16


class Mood:
    backwards = False
    turn_wait = 0.0
    blink_wait = 0.5


def ring_on(pin):
    return neopixel.NeoPixel(pin, SIZE, brightness=0.2, auto_write=False)


async def button(mood, pin):
    with keypad.Keys((pin,), value_when_pressed=False, pull=True) as keys:
        while True:
            event = keys.events.get()
            if event:
                mood.backwards = event.pressed
                mood.blink_wait = 0.1 if event.pressed else 0.5
            await asyncio.sleep(0)


async def turn(mood, ring):
    step = 0
    while True:
        for i in range(SIZE):
            ring[i] = colorwheel((i * 256 // SIZE + step) % 256)
        ring.show()
        step += -1 if mood.backwards else 1
        await asyncio.sleep(mood.turn_wait)


async def blink(mood, ring):
    while True:
        for colour in ((0, 0, 255), 0):
            ring.fill(colour)
            ring.show()
            await asyncio.sleep(mood.blink_wait)


async def main():
    mood = Mood()
    await asyncio.gather(
        button(mood, board.A0), turn(mood, ring_on(board.A1)), blink(mood, ring_on(board.A2))
    )


asyncio.run(main())
