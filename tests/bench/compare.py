#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py BUILD_FOLDER: what our scheduler costs, beside others, all measured in this one run.

C++ tasks stand beside a bare priority queue of coroutine handles and beside Boost.Asio, Python tasks
beside CPython's own asyncio and a bare C loop. The last lines hold the figures against the targets.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import programs

CPYTHON = "/usr/bin/python3"
COUNTS = (1, 2, 10, 1000, 100_000)
verdicts = []


def target(what, ratio, limit, at_least):
    met = ratio >= limit if at_least else ratio <= limit
    verdicts.append(f"{'pass ' if met else 'SHORT'}  {what}: {ratio:.2f}, {'at least' if at_least else 'at most'} {limit:g}")


def show(label, columns):
    print(f"{label:36}" + "".join(f"{column:>15}" for column in columns), flush=True)


def ns(value):
    return "-" if value is None else f"{value:.1f} ns"


def times(value):
    return "-" if value is None else f"{value:.2f}x"


# ---- C++ ----------------------------------------------------------------------------------------


def google_benchmark(program):
    """Its rows by name: the best of some repetitions, which all benchmarks make in turn."""
    if not program.exists():
        return {}
    text = subprocess.run([program, "--benchmark_format=json", "--benchmark_min_time=0.03",
                           "--benchmark_repetitions=5", "--benchmark_enable_random_interleaving=true"],
                          check=True, capture_output=True, text=True).stdout
    best = {}
    for row in json.loads(text)["benchmarks"]:
        if row["run_type"] == "iteration":
            name = row["run_name"].removesuffix("/iterations:1")
            if name not in best or row["real_time"] < best[name]["real_time"]:
                best[name] = row
    return best


def cpp_tasks(build):
    rows = google_benchmark(build / "tests/bench_scheduler")
    asio = google_benchmark(build / "tests/bench_asio")
    if not asio:
        print("Boost.Asio was not there when the benchmarks were built (package libboost-dev): left out.\n")

    def cost(table, name):
        return 1e9 / table[name]["items_per_second"] if name in table else None

    show("C++ tasks, one switch", ["tasks", "bare loop", "Boost.Asio", "ours", "recorded", "ours/bare", "recording"])
    for kind, label in (("pingPong", "sleep(0) in turn"), ("spread", "timers spread over 1 s")):
        for tasks in COUNTS:
            bare = cost(rows, f"runBareLoop/{kind}/{tasks}")
            ours = cost(rows, f"runScheduler/{kind}/{tasks}")
            recorded = cost(rows, f"runScheduler/{kind}Recorded/{tasks}")
            show(label, [tasks, ns(bare), ns(cost(asio, f"runAsio/{kind}/{tasks}")), ns(ours), ns(recorded),
                         times(ours / bare), f"+{recorded - ours:.1f} ns"])
            if tasks <= 10:
                target(f"C++, {label}, {tasks} tasks, cost against the bare loop", ours / bare, 1.5, False)
            elif tasks == 100_000:
                target(f"C++, {label}, {tasks} tasks, cost against the bare loop", ours / bare, 1, False)
    print()
    show("C++ tasks, one operation", ["tasks", "ours"])
    for name, label, counts in (("cancelStorm", "cancel storm", (1000, 100_000)),
                                ("eventFanOut", "event wakes all", (10, 1000, 100_000)),
                                ("gatherMany", "create and gather", (10_000,))):
        for tasks in counts:
            show(label, [tasks, ns(cost(rows, f"{name}/{tasks}"))])
    print()
    show("Memory of a sleeping C++ task", ["bare loop", "Boost.Asio", "ours"])
    memory = [table.get(name, {}).get("bytes") for table, name in (
        (rows, "bareSleepingTask/100000"), (asio, "asioSleepingTask/100000"), (rows, "sleepingTask/100000"))]
    show("coroutine frame included", ["-" if bytes is None else f"{bytes:.0f} bytes" for bytes in memory])


# ---- Python -------------------------------------------------------------------------------------


def seconds(command, program):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        start = time.perf_counter()
        result = subprocess.run([*command, file.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start if result.returncode == 0 else None


def ns_each(runs, tasks, rounds):
    """What one operation takes in each of several runs (command, program, operations): from two lengths, so
    that starting up does not count; the best of some rounds, in which they take turns, so that what else the
    machine does meets all of them. None for a program that cannot run there."""
    lengths = [(max(1, operations // 4 // tasks), max(2, operations // tasks)) for _, _, operations in runs]
    best = [[float("inf"), float("inf")] for _ in runs]
    for _ in range(rounds):
        for i, (command, program, _) in enumerate(runs):
            for j in (0, 1):
                if best[i][j] is not None:
                    took = seconds(command, program.format(tasks=tasks, times=lengths[i][j]))
                    best[i][j] = None if took is None else min(best[i][j], took)
    return [None if None in (few, many) else (many - few) / ((length[1] - length[0]) * tasks) * 1e9
            for (few, many), length in zip(best, lengths)]


def kilobytes(command, program):
    """The largest memory of the command and its children."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(program)
        file.flush()
        code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        return int(subprocess.run([CPYTHON, "-c", code, *command, file.name],
                                  check=True, capture_output=True, text=True).stdout)


def bare_loop(build, tasks, *lines):
    program = build / "tests/bench_barepython"
    return min(float(subprocess.run([program, str(tasks), "2000000", *lines], check=True, capture_output=True,
                                    text=True).stdout) for _ in range(3))


def python_tasks(build):
    cli = build / "bin/metrolume-cli"
    entries = [cli, "run", "--for", "0", "--cpu", "0"]
    lines = [*entries, "--stats", "/dev/null"]  # whose digest covers every line
    board = [cli, "run", "--for", "0"]
    print("\nPython tasks: ours records the scheduler's entries; with lines, every line as well; at the board's speed,\n"
          "lines cost virtual time and are not recorded. The last two columns: how many times CPython's speed.")
    show("One operation", ["tasks", "CPython", "ours", "with lines", "board's speed", "ours", "with lines"])
    work = (("await asyncio.sleep(0)", programs.SWITCH, (1, 2, 10, 1000, 10_000), 400_000, ""),
            ("timers spread over 1 s", programs.SPREAD, (1, 10, 1000), 100_000, programs.JUMPING_CLOCK),
            ("cancel storm", programs.CANCEL, (1000,), 100_000, ""),
            ("event wakes all", programs.EVENT, (10, 1000), 200_000, ""),
            ("create and gather", programs.GATHER, (10_000,), 200_000, ""))
    for label, program, counts, operations, prelude in work:
        for tasks in counts:
            runs = [([CPYTHON], prelude.replace("{", "{{").replace("}", "}}") + program, operations),
                    *((command, program, 2 * operations) for command in (entries, lines, board))]
            is_target = program is programs.SWITCH and tasks in (1, 10)
            cpython, ours, lined, costed = ns_each(runs, tasks, 5 if is_target else 2)
            fast, slow = (cpython / mine if mine else None for mine in (ours, lined))
            show(label, [tasks, ns(cpython), ns(ours), ns(lined), ns(costed), times(fast), times(slow)])
            if is_target:
                first, second = (12, 6) if tasks == 1 else (8, 4)
                target(f"Python, {tasks} tasks, speed against CPython, entries recorded", fast, first, True)
                target(f"Python, {tasks} tasks, speed against CPython, every line recorded", slow, second, True)
                bare, traced = bare_loop(build, tasks), bare_loop(build, tasks, "lines")
                show("  the limit: a bare C loop", ["", "", ns(bare), ns(traced)])
                show("  ours over that limit", ["", "", times(ours / bare), times(lined / traced)])
    print()
    show("Memory of a sleeping Python task", ["CPython", "ours"])
    few, many = 5000, 25_000
    memory = [(kilobytes(command, programs.SLEEPING.format(tasks=many))
               - kilobytes(command, programs.SLEEPING.format(tasks=few))) * 1024 / (many - few)
              for command in ([CPYTHON], entries)]
    show("coroutine included", [f"{bytes:.0f} bytes" for bytes in memory])


if __name__ == "__main__":
    build_folder = pathlib.Path(sys.argv[1]).resolve()
    cpp_tasks(build_folder)
    python_tasks(build_folder)
    print("\nTargets")
    print("\n".join(verdicts))
