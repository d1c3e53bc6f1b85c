#include "sim/native/digitalout.h"

using namespace sim::native;

namespace two_leds_polling {

class Flasher
{
public:
    Flasher(Metro &metro, Pin pin, Duration pause, int times)
        : m_metro(metro), m_lamp(metro, pin), m_pause(pause), m_changesLeft(2 * times),
          m_nextChange(metro.monotonic())
    {
    }

    bool isDone() const { return m_changesLeft == 0; }

    void poll()
    {
        if (!isDone() && m_metro.monotonic() >= m_nextChange) {
            m_lamp.toggle();
            m_nextChange += m_pause;
            --m_changesLeft;
        }
    }

private:
    Metro &m_metro;
    DigitalOut m_lamp;
    Duration m_pause;
    int m_changesLeft;
    Duration m_nextChange;
};

void program(Metro &metro)
{
    Flasher led1{metro, pins::D1, 250ms, 10};
    Flasher led2{metro, pins::D2, 100ms, 20};

    while (!led1.isDone() || !led2.isDone()) {
        led1.poll();
        led2.poll();
    }

    metro.print("done");
}

} // namespace two_leds_polling
