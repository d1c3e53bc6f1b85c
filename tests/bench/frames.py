#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""frames.py BUILD_FOLDER: how evenly the window shows its pictures while programs play.

With a display (DISPLAY or WAYLAND_DISPLAY) the window opens on it; without one it paints into memory, which
leaves out handing the picture over.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = """
import asyncio
import board
import digitalio

async def flash(pin, pause):
    with digitalio.DigitalInOut(pin) as lamp:
        lamp.switch_to_output()
        while True:
            lamp.value = not lamp.value
            await asyncio.sleep(pause)

async def main():
    await asyncio.gather(*[flash(pin, 0.05 * (i + 1)) for i, pin in enumerate([{pins}])])

asyncio.run(main())
"""


def measure(build, program, what, speed):
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        environment["XDG_CONFIG_HOME"] = folder  # the window as it is out of the box
        text = subprocess.run([build / "bin/metrolume", "--frames", "8", "--speed", speed, program],
                              check=True, capture_output=True, text=True, env=environment).stdout
    print(f"{what} at {speed}x")
    print("".join(f"    {line}\n" for line in text.splitlines()), end="")


def measure_leds(build, leds, speed):
    pins = ", ".join(f"board.D{2 + i}" for i in range(leds))
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "code.py")
        program.write_text(PROGRAM.format(pins=pins))
        measure(build, program, f"{leds} LEDs", speed)


if __name__ == "__main__":
    build_folder = pathlib.Path(sys.argv[1])
    for leds, speed in ((2, "1"), (10, "1"), (2, "100"), (10, "100")):
        measure_leds(build_folder, leds, speed)
    many = pathlib.Path(__file__).with_name("manyparts")
    for speed in ("1", "100"):
        measure(build_folder, many, "24 LEDs, two rings of 24 pixels and a servo", speed)
