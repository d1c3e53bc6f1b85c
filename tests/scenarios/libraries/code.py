# Libraries of several styles at once, as learners put them into lib/.
import asyncio

import board
import digitalio
import neopixel
import pwmio
import glow.shows.runner as shows
from glow.tools import InTurn, Part, fading, runner
import steady
from swing import Swing

strip = neopixel.NeoPixel(board.D6, 8, brightness=0.5)
left = Part(strip, 0, 4)
first = runner(strip, 0.05, (200, 100, 0), tail=3, name="first")
second = shows.Runner(strip, 0.02, 0x0000FF, name="second", backwards=True)
turns = InTurn(first, second, name="turns")
print(first, first.pace, second.colour, list(fading(3, (90, 60, 30))))

pin = digitalio.DigitalInOut(board.D3)
pin.pull = digitalio.Pull.UP
press = steady.Press(pin, interval=0.02)
plain = steady.Steady(lambda: not pin.value)


async def watch():
    while True:
        press.update()
        plain.update()
        if press.fell:
            print("pressed", plain.rose)
        if press.is_long:
            print("for long")
        if press.rose:
            print("released after", round(press.lasted, 1))
        await asyncio.sleep(0)


async def play():
    while True:
        turns.play()
        await asyncio.sleep(0.005)


async def main():
    with Swing(pwmio.PWMOut(board.D9, frequency=50)) as servo:
        print(servo.angle)
        watching, playing = asyncio.create_task(watch()), asyncio.create_task(play())
        for angle in (0, 90, 180):
            servo.angle = angle
            await asyncio.sleep(1)
            print("at", round(servo.angle))
        try:
            servo.angle = 200
        except ValueError as error:
            print(error)
        watching.cancel()
        playing.cancel()
    left.fill((1, 2, 3))
    print(left, len(strip), first.rounds > 0)


asyncio.run(main())
