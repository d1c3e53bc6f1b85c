import asyncio
import board
from digitalio import DigitalInOut, Direction

async def toggle(name, pin, seconds, times):
    led = DigitalInOut(pin)
    led.direction = Direction.OUTPUT
    for i in range(times * 2):
        led.value = not led.value
        await asyncio.sleep(seconds)
    led.deinit()
    print(f"{name} is done")

async def main():
    tasks = [
        asyncio.create_task(toggle("red", board.D5, 0.5, 2)),
        asyncio.create_task(toggle("amber", board.D6, 0.2, 3)),
        asyncio.create_task(toggle("green", board.D9, 0.05, 8)),
    ]
    for task in tasks:
        await task
    print("good night")

asyncio.run(main())
