import asyncio
import board
import digitalio


async def blink(pin, interval, count):
    with digitalio.DigitalInOut(pin) as led:
        led.switch_to_output(value=False)
        for _ in range(count):
            led.value = True
            await asyncio.sleep(interval)
            led.value = False
            await asyncio.sleep(interval)
    print(pin, "released")


async def main():
    await asyncio.gather(blink(board.A0, 0.3, 4), blink(board.D7, 0.15, 6))


asyncio.run(main())
