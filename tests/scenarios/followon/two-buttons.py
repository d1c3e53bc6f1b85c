# An LED whose pace two buttons change: the tasks share an object.
import asyncio
import board
import digitalio
import keypad


class Pace:
    def __init__(self, seconds):
        self.half = seconds


async def flash(pin, pace):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        while True:
            lamp.value = not lamp.value
            await asyncio.sleep(pace.half)


async def listen(slower, faster, pace):
    with keypad.Keys((slower, faster), value_when_pressed=False, pull=True) as keys:
        while True:
            event = keys.events.get()
            if event and event.pressed:
                if event.key_number == 0:
                    pace.half += 0.1
                else:
                    pace.half = max(0.1, pace.half - 0.1)
                print("interval is now", pace.half)
            await asyncio.sleep(0)


async def main():
    pace = Pace(0.5)
    await asyncio.gather(
        asyncio.create_task(flash(board.D1, pace)),
        asyncio.create_task(listen(board.D3, board.D4, pace)),
    )


asyncio.run(main())
