// SPDX-License-Identifier: GPL-3.0-or-later
// What long recordings cost the window: steps and jumps in 1,000,000 ticks with every panel, frames of the
// timeline and searches in 10,000,000 entries, and the memory they take. ./dev bench runs it.
#include "longruns.h"
#include "sim/metro_m4.h"
#include "spread.h"
#include "support/sessionworld.h"
#include "ui/landmark.h"
#include "ui/mainwindow.h"
#include "ui/recording.h"
#include "ui/timelineruler.h"
#include "ui/timelinescene.h"
#include "ui/timelinescroll.h"

#include <QApplication>
#include <QImage>

#include <cstdio>
#include <random>
#include <utility>

using namespace std::chrono_literals;
using bench::Spread;

namespace {

constexpr std::size_t manyTurns = 1'000'000;
constexpr std::size_t manyEntries = 10'000'000;
constexpr double mostFrame = 16; // ms
constexpr double mostStep = 50;  // ms
constexpr double mostBytes = 32;

// Numbers are drawn from a fixed seed: two runs of the bench do the same.
class Dice
{
public:
    std::size_t below(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>{0, limit - 1}(m_engine);
    }
    double upTo(double limit) { return std::uniform_real_distribution{0.0, limit}(m_engine); }

private:
    std::mt19937_64 m_engine{7};
};

/// Steps
/// ------------------------------------------------------------------------------------------------

/// What the window does before it can show the next moment: all panels are worked out and painted.
void showAll()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void measureSteps()
{
    support::SessionWorld world;
    world.desk.script = bench::takingTurns(manyTurns);
    ui::MainWindow window{world.session, {}};
    window.resize(1600, 1000);
    window.show();
    world.open();
    world.session.setSpeed({1, true});
    world.session.run();
    Spread record;
    const auto started = std::chrono::steady_clock::now();
    while (world.session.boardState() != ui::BoardState::Ended) {
        record.time([&] {
            world.session.frame(support::frame);
            world.settle();
            showAll();
        });
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    const std::size_t entries = world.session.trace().size();
    std::printf("%zu ticks, %zu entries, the whole window at 1600x1000 (recorded in %.1f s)\n", manyTurns,
                entries, took.count());
    Dice dice;
    const auto anywhere = [&] {
        world.session.moveCursorTo(dice.below(entries));
        showAll();
    };
    const auto step = [&](const char *what, int times, auto act) {
        Spread spread;
        for (int i = 0; i < times; ++i) {
            anywhere();
            spread.time([&] {
                act();
                world.settle();
                showAll();
            });
        }
        spread.print(what, mostStep);
    };
    step("tick back", 200, [&] { world.session.stepTickBack(); });
    step("tick forward", 200, [&] { world.session.stepTickForward(); });
    step("line back", 200, [&] { world.session.stepLineBack(); });
    step("previous switch", 200, [&] { world.session.previousSwitch(); });
    step("jump", 200, [&] { world.session.moveCursorTo(dice.below(entries)); });
    const auto landmark = [&](ui::Landmark::Kind kind, std::uint32_t subject) {
        return ui::Landmark{kind, subject};
    };
    step("to the last print", 100, [&] { world.session.stepBackTo(landmark(ui::Landmark::Kind::Print, 0)); });
    step("to a line never reached", 30,
         [&] { world.session.stepBackTo(landmark(ui::Landmark::Kind::Line, 999)); });
    Spread drag;
    for (int i = 0; i < 20; ++i) {
        anywhere();
        for (int pixel = 0; pixel < 40; ++pixel) {
            drag.time([&] {
                world.session.moveTimeTo(world.session.view().now + 5ms);
                showAll();
            });
        }
    }
    drag.print("drag of the cursor, each move", mostStep);
}

/// Frames
/// ------------------------------------------------------------------------------------------------

/// A recording as the window keeps it, and a timeline of 1600 x 400 pixels over it.
struct Picture
{
    explicit Picture(const core::Trace &run) : scene(recording.trace())
    {
        sim::Entries all;
        for (std::uint32_t i = 0; i < run.stringCount(); ++i) {
            all.strings.emplace_back(run.text(core::StringId{i}));
        }
        const auto take = [&] {
            (void)recording.take(all);
            all.strings.clear();
            all.entries.clear();
            taking.time([&] { scene.index.update(); });
        };
        for (std::size_t i = 0; i < run.size(); ++i) {
            all.entries.push_back(run[i]);
            if (all.entries.size() == 4096) {
                take();
            }
        }
        take();
        scene.size = {1600, 400};
        const core::Instant edge = recording.edge();
        scene.moment = {recording.start(), edge, edge, false, false};
        const std::size_t before = recording.bytes();
        folding.time([&] { scene.refresh(recording.stateAt(recording.trace().size())); });
        checkpoints = recording.bytes() - before;
        all = {};
    }

    void paint(const ui::TimeScale &scale, core::Instant cursor)
    {
        scene.scale = scale;
        scene.moment.cursor = cursor;
        QPainter painter{&image};
        scene.paint(painter, colours, QApplication::font());
    }

    std::size_t entries() const { return recording.trace().size(); }
    double bytesPerEntry() const
    {
        return static_cast<double>(recording.bytes() + scene.index.bytes()) / static_cast<double>(entries());
    }

    ui::Recording recording;
    ui::TimelineScene scene;
    QImage image{1600, 400, QImage::Format_ARGB32_Premultiplied};
    ui::ViewColours colours = ui::ViewColours::from(QApplication::palette());
    Spread taking;
    Spread folding;
    std::size_t checkpoints = 0;
};

void measureFrames(Picture &picture)
{
    Dice dice;
    const ui::TimelineMoment moment = picture.scene.moment;
    const core::Duration all = moment.edge - moment.start;
    const ui::TimeScale whole = scaleOfAll(picture.scene);
    const auto somewhere = [&](double nanosPerPixel) {
        return ui::TimeScale{
            moment.start
                + core::Duration{static_cast<std::int64_t>(dice.upTo(static_cast<double>(all.count())))},
            nanosPerPixel};
    };
    Spread first; // loads fonts
    first.time([&] { picture.paint(whole, moment.edge); });
    first.print("the very first frame", 0);
    Spread zoomedOut;
    for (int i = 0; i < 50; ++i) {
        zoomedOut.time([&] { picture.paint(whole, moment.edge); });
    }
    zoomedOut.print("a frame, all in sight", mostFrame);
    Spread random;
    for (int i = 0; i < 1000; ++i) {
        const ui::TimeScale scale
            = somewhere(std::exp(std::log(100.0) + dice.upTo(std::log(whole.nanosPerPixel() / 100))));
        const core::Instant cursor = scale.at(dice.upTo(1600));
        random.time([&] { picture.paint(scale, cursor); });
    }
    random.print("a frame, anywhere, any zoom", mostFrame);
    Spread pan;
    for (int i = 0; i < 8; ++i) {
        ui::TimeScale scale = somewhere(whole.nanosPerPixel() / std::pow(6, i));
        for (int step = 0; step < 50; ++step) {
            scale = scale.pannedBy(-7);
            pan.time([&] { picture.paint(scale, scale.at(800)); });
        }
    }
    pan.print("a frame, panning", mostFrame);
    picture.scene.moment = moment;
}

void measureSearches(const Picture &picture)
{
    const core::Trace &trace = picture.recording.trace();
    const auto search = [&](const char *what, const ui::Landmark &landmark) {
        Spread spread;
        std::size_t found = 0;
        for (int i = 0; i < 5; ++i) {
            spread.time([&] { found += landmarkBefore(trace, trace.size(), landmark).value_or(0); });
            spread.time([&] { found += landmarkAfter(trace, 0, landmark).value_or(0); });
        }
        spread.print(what, mostStep);
        return found;
    };
    search("a line that is never reached, through all", {ui::Landmark::Kind::Line, 999});
    search("a pin that never changes, through all",
           {ui::Landmark::Kind::Pin, number(*sim::metro_m4::pinNamed("D12"))});
    search("the turn of a task that never has one, through all", {ui::Landmark::Kind::Turn, 40});
}

void measureMemory(const char *what, const core::Trace &run)
{
    const Picture picture{run};
    std::printf("    %-52s %6.1f\n", what, picture.bytesPerEntry());
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application{argc, argv};
    // "frames" alone: the quick part, while one works on painting.
    if (!application.arguments().contains(QStringLiteral("frames"))) {
        measureSteps();
    }
    {
        Picture picture{bench::takingTurnsFor(manyEntries)};
        std::printf("\n%zu entries, a timeline of 1600x400\n", picture.entries());
        picture.taking.print("taking in 4096 entries", mostFrame);
        std::printf("    %-52s %6.1f ns\n", "taking in, each entry",
                    picture.taking.sum() * 1e6 / static_cast<double>(picture.entries()));
        picture.folding.print("laying all checkpoints at once", 0);
        measureFrames(picture);
        measureSearches(picture);
        std::printf("\nBytes an entry: trace, lanes and checkpoints (aim: at most %g)\n", mostBytes);
        std::printf("    %-52s %6.1f  (checkpoints %.1f)\n", "tasks taking turns", picture.bytesPerEntry(),
                    static_cast<double>(picture.checkpoints) / static_cast<double>(picture.entries()));
    }
    measureMemory("time.sleep, line by line", bench::sleeping(manyEntries / 5));
    measureMemory("polling, line by line", bench::polling(manyEntries / 5));
    return 0;
}
