import time
import board
import digitalio

lamp = digitalio.DigitalInOut(board.TX)
lamp.switch_to_output(value=True)
for i in range(3):
	lamp.value = False
	time.sleep(.25)
	lamp.value = True
	time.sleep(.25)
print("finé")
