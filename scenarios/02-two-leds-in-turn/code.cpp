#include "sim/native/digitalout.h"

using namespace sim::native;

namespace two_leds_in_turn {

void flash(Metro &metro, Pin pin, Duration pause, int times)
{
    DigitalOut lamp{metro, pin};
    for (int i = 0; i < times; ++i) {
        lamp.set(true);
        metro.delay(pause);
        lamp.set(false);
        metro.delay(pause);
    }
}

void program(Metro &metro)
{
    flash(metro, pins::D1, 250ms, 10);
    flash(metro, pins::D2, 100ms, 20);
}

} // namespace two_leds_in_turn
