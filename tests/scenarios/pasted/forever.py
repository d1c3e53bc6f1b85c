import asyncio, board, digitalio

async def heartbeat():
    led = digitalio.DigitalInOut(board.D13)
    led.switch_to_output()
    while True:
        led.value = True
        await asyncio.sleep(0.1)
        led.value = False
        await asyncio.sleep(0.9)

async def main():
    beat = asyncio.create_task(heartbeat())
    seconds = 0
    while True:
        print("alive for", seconds, "s")
        await asyncio.sleep(1)
        seconds += 1

asyncio.run(main())
