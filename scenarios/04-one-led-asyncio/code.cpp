#include "sim/native/digitalout.h"

using namespace sim::native;

namespace one_led_asyncio {

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

Task<> flashOne(Metro &metro)
{
    auto led1 = metro.createTask(flash(metro, pins::D1, 250ms, 10), "led1");
    co_await led1;
    metro.print("done");
}

void program(Metro &metro)
{
    metro.run(flashOne(metro));
}

} // namespace one_led_asyncio
