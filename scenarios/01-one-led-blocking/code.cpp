#include "sim/native/digitalout.h"

using namespace sim::native;

namespace one_led_blocking {

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
    metro.print("done");
}

} // namespace one_led_blocking
