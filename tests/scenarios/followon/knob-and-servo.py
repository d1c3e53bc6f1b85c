# A knob sets a servo's angle and an LED's brightness.
import time
import analogio
import board
import pwmio

knob = analogio.AnalogIn(board.A1)
servo = pwmio.PWMOut(board.D9, frequency=50)
lamp = pwmio.PWMOut(board.D13)


def pulse(angle):
    return int((750 + 1500 * angle / 180) / 20000 * 65535)


for step in range(4):
    share = knob.value / 65535
    lamp.duty_cycle = knob.value
    servo.duty_cycle = pulse(180 * share)
    print("angle", round(180 * share))
    time.sleep(1)
