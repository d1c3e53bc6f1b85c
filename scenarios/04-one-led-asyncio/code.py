import asyncio

import board
import digitalio


async def flash(pin, pause, times):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        for _ in range(times):
            lamp.value = True
            await asyncio.sleep(pause)
            lamp.value = False
            await asyncio.sleep(pause)


async def main():
    led1 = asyncio.create_task(flash(board.D1, 0.25, 10))
    await led1
    print("done")


asyncio.run(main())
