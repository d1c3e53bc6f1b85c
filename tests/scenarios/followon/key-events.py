# keypad tells of both ends of a press, without bounces.
import asyncio
import board
import keypad


async def watch(pin):
    with keypad.Keys((pin,), value_when_pressed=False) as keys:
        while True:
            event = keys.events.get()
            if event:
                print("pin went low" if event.pressed else "pin went high")
            await asyncio.sleep(0)


asyncio.run(watch(board.D3))
