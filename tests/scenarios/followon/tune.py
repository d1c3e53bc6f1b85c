# Three notes on a buzzer, with pauses.
import time
import board
import pwmio

for note in (262, 330, 392):
    with pwmio.PWMOut(board.D8, duty_cycle=2 ** 15, frequency=note, variable_frequency=True) as buzzer:
        time.sleep(0.2)
        buzzer.frequency = note * 2
        time.sleep(0.1)
    time.sleep(0.1)
print("played")
