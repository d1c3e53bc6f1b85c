# A task that looks now and then whether the counter on D3 has seen an edge.
import asyncio
import board
import countio


async def watch(pin):
    with countio.Counter(pin) as edges:
        while True:
            if edges.count > 0:
                edges.count = 0
                print("interrupted!")
            await asyncio.sleep(0)


asyncio.run(watch(board.D3))
