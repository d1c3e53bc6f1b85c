# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that the benchmarks run, here and on CPython's asyncio. `tasks` and `times` are filled in: each
makes tasks * times switches, cancels, wake-ups or gathered tasks."""

SWITCH = """
import asyncio

async def switch(times):
    for _ in range(times):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[switch({times}) for _ in range({tasks})])

asyncio.run(main())
"""

SPREAD = """
import asyncio

async def pause(times, ms):
    for _ in range(times):
        await asyncio.sleep(ms / 1000)

async def main():
    await asyncio.gather(*[pause({times}, 1 + i * 7919 % 1009) for i in range({tasks})])

asyncio.run(main())
"""

CANCEL = """
import asyncio

async def main():
    for _ in range({times}):
        tasks = [asyncio.create_task(nap()) for _ in range({tasks})]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

async def nap():
    await asyncio.sleep(1000)

asyncio.run(main())
"""

EVENT = """
import asyncio

async def wait_often(event, times):
    for _ in range(times):
        await event.wait()

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait_often(event, {times})) for _ in range({tasks})]
    for _ in range({times}):
        await asyncio.sleep(0)
        event.set()
        event.clear()
    for task in tasks:
        await task

asyncio.run(main())
"""

GATHER = """
import asyncio

async def nothing():
    pass

async def main():
    for _ in range({times}):
        await asyncio.gather(*[nothing() for _ in range({tasks})])

asyncio.run(main())
"""

SLEEPING = """
import asyncio

async def nap():
    await asyncio.sleep(1)

async def main():
    await asyncio.gather(*[nap() for _ in range({tasks})])

asyncio.run(main())
"""

# CPython's loop with a clock that jumps to the next timer, as ours does.
JUMPING_CLOCK = """
import asyncio, selectors

class JumpingSelector(selectors.DefaultSelector):
    now = 0.0

    def select(self, timeout=None):
        if timeout:
            JumpingSelector.now += timeout
        return super().select(0)

class JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(JumpingSelector())

    def time(self):
        return JumpingSelector.now

asyncio.DefaultEventLoopPolicy._loop_factory = JumpingLoop
"""
