# Two LEDs at paces of their own, each with two buttons: four tasks, two shared objects.
import asyncio
import board
import digitalio
import keypad


class Pace:
    def __init__(self, name, seconds):
        self.name = name
        self.half = seconds


async def flash(pin, pace):
    lamp = digitalio.DigitalInOut(pin)
    lamp.direction = digitalio.Direction.OUTPUT
    while True:
        lamp.value = not lamp.value
        await asyncio.sleep(pace.half)


async def listen(pins, pace):
    keys = keypad.Keys(pins, value_when_pressed=False)
    while True:
        event = keys.events.get()
        if event and event.pressed:
            step = 0.1 if event.key_number == 0 else -0.1
            pace.half = max(0.1, pace.half + step)
            print(pace.name, "slower" if step > 0 else "faster")
        await asyncio.sleep(0)


async def main():
    first, second = Pace("first", 0.5), Pace("second", 1.0)
    await asyncio.gather(
        flash(board.D1, first),
        flash(board.D2, second),
        listen((board.D3, board.D4), first),
        listen((board.D5, board.D6), second),
    )


asyncio.run(main())
