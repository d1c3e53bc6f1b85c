#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py BUILD_FOLDER: a table of what one task switch costs, here and elsewhere.

C++ tasks stand beside a bare priority queue of coroutine handles (bench_scheduler), Python tasks
beside CPython's own asyncio, both measured in this same run.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = """
import asyncio

async def switch(times):
    for _ in range(times):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[switch({times}) for _ in range({tasks})])

asyncio.run(main())
"""


def cpp_tasks(build):
    text = subprocess.run([build / "tests/bench_scheduler", "--benchmark_format=json"],
                          check=True, capture_output=True, text=True).stdout
    ns = {row["name"]: 1e9 / row["items_per_second"] for row in json.loads(text)["benchmarks"]}
    print(f"{'C++ tasks':32}{'tasks':>8}{'bare loop':>12}{'ours':>10}{'recorded':>10}{'ratio':>8}")
    for kind in ("pingPong", "spread"):
        for tasks in (1, 2, 10, 1000, 100000):
            bare = ns[f"runBareLoop/{kind}/{tasks}"]
            ours = ns[f"runScheduler/{kind}/{tasks}"]
            recorded = ns[f"runScheduler/{kind}Recorded/{tasks}"]
            label = {"pingPong": "sleep(0) in turn", "spread": "timers spread over 1 s"}[kind]
            print(f"{label:32}{tasks:8}{bare:9.1f} ns{ours:7.1f} ns{recorded:7.1f} ns{ours / bare:8.2f}")


def seconds(command, program):
    """The best of three, of the whole process."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([*command, file.name], check=True, stdout=subprocess.DEVNULL)
            best = min(best, time.perf_counter() - start)
        return best


def ns_per_switch(command, tasks, switches):
    """From two lengths of run, so that starting up does not count."""
    few, many = (seconds(command, PROGRAM.format(tasks=tasks, times=n // tasks))
                 for n in (switches // 4, switches))
    return (many - few) / (switches - switches // 4) * 1e9


def python_tasks(build):
    ours = [build / "bin/metrolume-cli", "run", "--cpu", "0", "--for", "0"]
    print(f"\n{'Python tasks':32}{'tasks':>8}{'CPython':>12}{'ours, every line recorded':>28}{'speed':>8}")
    for tasks in (1, 10):
        cpython = ns_per_switch(["/usr/bin/python3"], tasks, 400_000)
        metrolume = ns_per_switch(ours, tasks, 400_000)
        print(f"{'await asyncio.sleep(0)':32}{tasks:8}{cpython:9.0f} ns{metrolume:25.0f} ns{cpython / metrolume:7.1f}x")


if __name__ == "__main__":
    build_folder = pathlib.Path(sys.argv[1])
    cpp_tasks(build_folder)
    python_tasks(build_folder)
