#include "sim/native/digitalout.h"

using namespace sim::native;

namespace two_leds_asyncio {

Task<> flash(Metro &metro, Pin pin, Duration pause, int times)
{
    DigitalOut lamp{metro, pin};
    for (int i = 0; i < times; ++i) {
        lamp.set(true);
        co_await sleep(pause);
        lamp.set(false);
        co_await sleep(pause);
    }
}

Task<> flashBoth(Metro &metro)
{
    auto led1 = metro.createTask(flash(metro, pins::D1, 250ms, 10), "led1");
    auto led2 = metro.createTask(flash(metro, pins::D2, 100ms, 20), "led2");
    co_await gather(led1, led2);
    metro.print("done");
}

void program(Metro &metro)
{
    metro.run(flashBoth(metro));
}

} // namespace two_leds_asyncio
