import asyncio
import board
import digitalio

PINS = [board.D2, board.D3, board.D4, board.D5, board.D6,
        board.D7, board.D8, board.D9, board.D10, board.D11]


async def pulse(index, pin):
    led = digitalio.DigitalInOut(pin)
    led.switch_to_output()
    for _ in range(index + 1):
        led.value = True
        await asyncio.sleep(0.05)
        led.value = False
        await asyncio.sleep(0.05)
    return index + 1


async def main():
    counts = await asyncio.gather(*[pulse(i, pin) for i, pin in enumerate(PINS)])
    print("flashes:", counts, "sum", sum(counts))

asyncio.run(main())
