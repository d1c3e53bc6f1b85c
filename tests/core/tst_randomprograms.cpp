// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "model.h"

#include <QtTest>

using namespace core;
using namespace std::chrono_literals;

namespace {

/// What all tasks of one program share on our side.
struct Scene
{
    explicit Scene(World &w)
        : world(w), events{Event{w.scheduler}, Event{w.scheduler}}, locks{Lock{w.scheduler},
                                                                          Lock{w.scheduler}}
    {
    }

    void say(const std::string &what)
    {
        bool sound = true;
        for (const Event &event : events) {
            sound = sound && event.checkInvariants();
        }
        for (const Lock &lock : locks) {
            sound = sound && lock.checkInvariants();
        }
        world.say(sound ? what : what + " BROKEN");
    }

    World &world;
    std::array<Event, model::events> events;
    std::array<Lock, model::locks> locks;
    std::vector<TaskHandle<>> tasks;
};

Task<> body(Scene &scene, const model::Program &program, std::size_t self)
{
    World &w = scene.world;
    const auto say = [&scene, self](const std::string &what) { scene.say(std::to_string(self) + what); };
    for (const model::Step &step : program[self]) {
        try {
            switch (step.action) {
            case model::Action::Sleep:
                co_await sleep(std::chrono::milliseconds{step.argument});
                break;
            case model::Action::Work:
                w.clock.advance(std::chrono::milliseconds{step.argument});
                break;
            case model::Action::Wait:
                co_await scene.events.at(step.argument).wait();
                break;
            case model::Action::Set:
                scene.events.at(step.argument).set();
                break;
            case model::Action::Clear:
                scene.events.at(step.argument).clear();
                break;
            case model::Action::Acquire:
                co_await scene.locks.at(step.argument).acquire();
                break;
            case model::Action::Release:
                if (!scene.locks.at(step.argument).release()) {
                    say(" misuse");
                }
                break;
            case model::Action::Cancel:
                if (step.argument != self) {
                    say(scene.tasks.at(step.argument).cancel() ? " asks" : " too late");
                }
                break;
            case model::Action::Await:
                if (step.argument < self) {
                    co_await scene.tasks.at(step.argument);
                }
                break;
            case model::Action::Gather:
                if (step.argument < self && step.other < self && step.argument != step.other) {
                    co_await gather(scene.tasks.at(step.argument), scene.tasks.at(step.other));
                }
                break;
            case model::Action::AwaitFor:
                if (step.argument < self) {
                    co_await waitFor(scene.tasks.at(step.argument), std::chrono::milliseconds{step.other});
                }
                break;
            case model::Action::Throw:
                throw std::runtime_error("broken");
            }
            say("." + std::to_string(&step - program[self].data()));
        } catch (const Cancelled &) {
            say(" cancelled");
            if (step.swallows) {
                continue;
            }
            throw;
        } catch (const std::runtime_error &error) {
            say(std::string{" "} + error.what());
            if (!step.swallows) {
                throw;
            }
        } catch (const Timeout &) {
            say(" timeout");
        } catch (const std::logic_error &) {
            say(" refused"); // the task is being gathered
        }
    }
}

std::string runOurs(const model::Program &program, Duration start)
{
    World world{Instant{start}};
    Scene scene{world};
    for (std::size_t i = 0; i < program.size(); ++i) {
        scene.tasks.push_back(world.start(body(scene, program, i)));
    }
    try {
        world.run(sayAfter(world, "end", std::chrono::milliseconds{model::length}));
    } catch (const std::logic_error &) {
        world.say("broken");
    }
    for (std::size_t i = 0; i < world.trace.size(); ++i) {
        if (world.trace[i].kind() == EntryKind::Exception) {
            world.log += ", nobody's: " + std::to_string(world.trace[i].subject() - 1);
        }
    }
    // Those who still wait in the scene's events and locks leave before these go.
    scene.tasks.clear();
    world.scheduler.abandonAll();
    return world.log;
}

} // namespace

class TestRandomPrograms : public QObject
{
    Q_OBJECT

private slots:
    void randomProgramsRunAsTheObviousModelSays()
    {
        for (std::uint32_t seed = 1; seed <= 10000; ++seed) {
            const model::Program program = model::randomProgram(seed);
            // Every other program begins just before the counter wraps.
            const Duration start = seed % 2 == 0 ? Duration{} : (65536ms - Duration{137ms});
            const std::string ours = runOurs(program, start);
            const std::string expected = model::run(program, start);
            if (ours != expected) {
                qWarning("%s", model::text(program).c_str());
            }
            QCOMPARE(ours, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomPrograms)
#include "tst_randomprograms.moc"
