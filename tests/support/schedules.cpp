// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedules.h"

#include <algorithm>
#include <sstream>
#include <vector>

namespace support {

namespace {

struct Blinker
{
    std::string task;
    std::string pin;
    int interval = 100; // ms
    double next = 0;
    bool high = false;
};

constexpr double turn = 0.4; // ms

// Lets the blinkers take turns, first come, first served.
void takeTurns(std::ostringstream &out, std::vector<Blinker> &blinkers, double now, double until)
{
    for (;;) {
        Blinker &next = *std::min_element(blinkers.begin(), blinkers.end(),
                                          [](const Blinker &a, const Blinker &b) { return a.next < b.next; });
        if (next.next > until) {
            return;
        }
        if (next.next > now) {
            out << now << " idle\n";
            now = next.next;
        }
        next.high = !next.high;
        out << now << ' ' << next.task << " runs\n";
        out << now + turn / 2 << ' ' << next.task << " line 10\n";
        out << now + turn / 2 << ' ' << next.task << " sets " << next.pin
            << (next.high ? " high\n" : " low\n");
        now += turn;
        out << now << ' ' << next.task << " sleeps " << next.interval << '\n';
        next.next = now + next.interval + 1;
    }
}

} // namespace

std::string takingTurns(double milliseconds)
{
    std::ostringstream out;
    out << "0 program starts\n0.1 main created\n0.1 program waits for main\n0.1 main runs\n"
           "0.2 main line 17\n0.3 led1 created\n0.4 led2 created\n0.5 main waits for 2 tasks\n";
    std::vector<Blinker> blinkers{{"led1", "D1", 250, 0.5}, {"led2", "D2", 100, 0.5}};
    takeTurns(out, blinkers, 0.5, milliseconds);
    return out.str();
}

std::string blockingAndItsBill()
{
    return "0 program starts\n0.1 main created\n0.1 program waits for main\n0.1 main runs\n"
           "0.3 led1 created\n0.4 led2 created\n0.5 main waits for 2 tasks\n"
           "0.5 led1 runs\n0.7 led1 sets D1 high\n0.8 led1 blocks 250\n250.8 led1 unblocks\n"
           "251 led1 sets D1 low\n251.1 led1 blocks 250\n501.1 led1 unblocks\n501.4 led1 sleeps 0\n"
           "501.4 led2 runs\n501.6 led2 sets D2 high\n501.7 led2 sleeps 100\n"
           "501.7 led1 runs\n502 led1 sets D1 high\n502 led1 blocks 250\n752 led1 unblocks\n"
           "752.2 led1 sets D1 low\n752.3 led1 blocks 250\n1002.3 led1 unblocks\n1002.6 led1 done\n"
           "1002.6 led2 runs\n1002.8 led2 sets D2 low\n1002.9 led2 prints done\n1003 led2 done\n"
           "1003 main wakes\n1003 main runs\n1003.2 main done\n1003.2 program runs\n1003.4 program ends\n";
}

std::string pollingTheClock(double milliseconds)
{
    std::ostringstream out;
    out << "0 program starts\n";
    bool high1 = false;
    bool high2 = false;
    int step = 0;
    for (double now = 0.05; now < milliseconds; now += 0.05, ++step) {
        out << now << " program line " << 20 + step % 5 << '\n';
        if (step % 5000 == 0) {
            high1 = !high1;
            out << now << " program sets D1 " << (high1 ? "high\n" : "low\n");
        }
        if (step % 2000 == 0) {
            high2 = !high2;
            out << now << " program sets D2 " << (high2 ? "high\n" : "low\n");
        }
    }
    return out.str();
}

std::string manyTasks(int tasks, double milliseconds)
{
    std::ostringstream out;
    out << "0 program starts\n0.1 main created\n0.1 program waits for main\n0.1 main runs\n";
    std::vector<Blinker> blinkers;
    for (int i = 0; i < tasks; ++i) {
        blinkers.push_back({"blink" + std::to_string(i + 1), "D" + std::to_string(i % 13), 50 + 10 * i, 0.5});
        out << "0.2 " << blinkers.back().task << " created\n";
    }
    out << "0.5 main waits for " << tasks << " tasks\n";
    takeTurns(out, blinkers, 0.5, milliseconds);
    return out.str();
}

} // namespace support
