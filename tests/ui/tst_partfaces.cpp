// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of part shows at a moment of a run.
#include "core/fold.h"
#include "sim/metro_m4.h"
#include "support/tracetext.h"
#include "ui/parts/partface.h"
#include "ui/parts/pixellights.h"

#include <QtTest>

using core::EntryKind;
using support::at;

namespace {

core::PinId pin(const char *name)
{
    return *sim::metro_m4::pinNamed(name);
}

/// A run, written entry by entry, and one part of it.
struct Run
{
    explicit Run(const sim::Part &part) : face(ui::faceOf(part, 0))
    {
        add(0, EntryKind::ProgramStarted, 0, 0, 0);
    }
    void add(double ms, EntryKind kind, std::uint32_t subject, std::uint8_t detail, std::uint32_t value)
    {
        trace.append({at(ms), kind, subject, detail, value});
    }
    void level(double ms, const char *name, core::Level level)
    {
        add(ms, EntryKind::PinLevel, number(pin(name)), core::number(level), 0);
    }
    void pulse(double ms, const char *name, std::uint32_t frequency, std::uint32_t duty)
    {
        add(ms, EntryKind::PinFrequency, number(pin(name)), 0, frequency);
        add(ms, EntryKind::PinDuty, number(pin(name)), 0, duty);
    }
    void pixels(double ms, const char *name, const std::string &bytes)
    {
        add(ms, EntryKind::PixelFrame, number(pin(name)), 0, number(trace.intern(bytes)));
    }
    void input(double ms, std::int32_t value)
    {
        add(ms, EntryKind::PartInput, 0, 0, static_cast<std::uint32_t>(value));
    }
    QString stateAt(double ms, std::optional<double> fromMs = {})
    {
        lanes.update();
        const core::State state = core::Fold{trace}.stateAt(trace.cursorAt(at(ms)));
        face->show({state, lanes, fromMs ? std::optional{at(*fromMs)} : std::nullopt, at(ms), hands});
        return face->state();
    }

    core::Trace trace;
    ui::LaneIndex lanes{trace};
    std::unique_ptr<ui::PartFace> face;
    ui::BoardMoment::Hands hands;
};

} // namespace

class TestPartFaces : public QObject
{
    Q_OBJECT

private slots:
    void anLedThatALowLevelLightsIsAsBrightAsItsShareOfLowTime()
    {
        Run run{sim::Led{.name = {}, .pin = pin("D1"), .litWhenHigh = false}};
        run.level(0, "D1", core::Level::High);
        run.level(100, "D1", core::Level::Low);
        run.level(130, "D1", core::Level::Floating);
        run.level(150, "D1", core::Level::High);
        QCOMPARE(run.stateAt(50), QStringLiteral("off"));
        QCOMPARE(run.stateAt(110), QStringLiteral("on"));
        QCOMPARE(run.stateAt(200, 100), QStringLiteral("on 30 %"));
    }

    void anRgbLedSaysItsMixture()
    {
        Run run{sim::RgbLed{.name = {}, .pins = {pin("D1"), pin("D2"), pin("D3")}}};
        QCOMPARE(run.stateAt(0), QStringLiteral("off"));
        run.level(1, "D1", core::Level::High);
        run.level(2, "D2", core::Level::High);
        run.pulse(3, "D1", 1000, 32768);
        run.pulse(4, "D2", 1000, 0);
        QCOMPARE(run.stateAt(1), QStringLiteral("red"));
        QCOMPARE(run.stateAt(2), QStringLiteral("yellow"));
        QCOMPARE(run.stateAt(4), QStringLiteral("red 50 %"));
    }

    void aDigitIsRead()
    {
        sim::Digit digit;
        for (const char *name : {"D1", "D2", "D3", "D4", "D5", "D6", "D7"}) {
            digit.segments.push_back(pin(name));
        }
        Run run{digit};
        QCOMPARE(run.stateAt(0), QStringLiteral("dark"));
        run.level(1, "D2", core::Level::High);
        run.level(2, "D3", core::Level::High);
        QCOMPARE(run.stateAt(1), QStringLiteral("lit: b"));
        QCOMPARE(run.stateAt(2), QStringLiteral("shows 1"));
    }

    void aServoStaysWhereItsLastPulsesTurnedIt()
    {
        Run run{sim::Servo{.name = {}, .pin = pin("D9")}};
        QCOMPARE(run.stateAt(0), QStringLiteral("no pulses"));
        run.pulse(1, "D9", 50, 4915); // 1.5 ms
        QCOMPARE(run.stateAt(1), QStringLiteral("90°"));
        run.add(2, EntryKind::PinReleased, number(pin("D9")), 0, 0);
        QCOMPARE(run.stateAt(2), QStringLiteral("90°, no pulses"));
        QCOMPARE(run.stateAt(0), QStringLiteral("no pulses"));
    }

    void aBuzzerSaysItsTone()
    {
        Run run{sim::Buzzer{.name = {}, .pin = pin("D9")}};
        QCOMPARE(run.stateAt(0), QStringLiteral("silent"));
        run.pulse(1, "D9", 440, 32768);
        QCOMPARE(run.stateAt(1), QStringLiteral("440 Hz"));
        QVERIFY(run.face->isActive());
        run.pulse(2, "D9", 12500, 32768);
        QCOMPARE(run.stateAt(2), QStringLiteral("12.5 kHz"));
    }

    void pixelsSayHowManyAreLit()
    {
        Run run{sim::Pixels{.name = {}, .pin = pin("D6"), .shape = sim::PixelShape::Ring, .count = 3}};
        QCOMPARE(run.stateAt(0), QStringLiteral("off"));
        run.pixels(1, "D6", std::string("\x00\x40\x00\x00\x40\x00\x00\x40\x00", 9));
        QCOMPARE(run.stateAt(1), QStringLiteral("all red"));
        run.pixels(2, "D6", std::string("\x00\x00\x00", 3)); // the others stay
        QCOMPARE(run.stateAt(2), QStringLiteral("2 of 3 lit"));
        QCOMPARE(run.stateAt(1), QStringLiteral("all red"));
        QCOMPARE(run.stateAt(0), QStringLiteral("off"));
    }

    void aPixelShowsItsAverageLightOverAFrame()
    {
        Run run{sim::Buzzer{}};
        run.pixels(100, "D6", std::string("\x00\xFF\x00", 3));
        run.pixels(125, "D6", std::string("\x00\x00\x00", 3));
        run.pixels(150, "D6", std::string("\x00\x00\xFF", 3));
        run.lanes.update();
        ui::PixelLights lights{{.name = {}, .pin = pin("D6"), .count = 1}};
        const core::State state = core::Fold{run.trace}.stateAt(run.trace.size());
        const auto light = [&](std::optional<double> from, double to) {
            lights.show({state, run.lanes, from ? std::optional{at(*from)} : std::nullopt, at(to), {}});
            return lights.colour(0);
        };
        QCOMPARE(light(std::nullopt, 110), QColor(255, 0, 0));
        QCOMPARE(light(std::nullopt, 130), QColor(0, 0, 0));
        // A quarter of the time red, half of it blue: the eye sees the root.
        QCOMPARE(light(100, 200), QColor(128, 0, 180));
        QCOMPARE(light(0, 200), QColor(90, 0, 128));
    }

    void whatAHandSetsIsShown()
    {
        Run button{sim::Button{.name = {}, .pin = pin("D3")}};
        QCOMPARE(button.stateAt(0), QStringLiteral("released"));
        button.input(1, 1);
        QCOMPARE(button.stateAt(1), QStringLiteral("pressed"));
        Run slide{sim::SlideSwitch{.name = {}, .pin = pin("D3"), .startsHigh = true}};
        QCOMPARE(slide.stateAt(0), QStringLiteral("at 3.3 V"));
        slide.input(1, 0);
        QCOMPARE(slide.stateAt(1), QStringLiteral("at ground"));
        Run encoder{sim::Encoder{.name = {}, .a = pin("D3"), .b = pin("D4")}};
        encoder.input(1, -7);
        QCOMPARE(encoder.stateAt(1), QStringLiteral("at -7"));
    }

    void knobsSayWhatTheyStandFor()
    {
        Run knob{sim::Knob{.name = {}, .pin = pin("A1"), .start = 32768}};
        QCOMPARE(knob.stateAt(0), QStringLiteral("50 %, 1.65 V"));
        Run light{sim::Knob{.name = {}, .pin = pin("A1"), .kind = sim::KnobKind::Light}};
        light.input(1, 65535);
        QCOMPARE(light.stateAt(0), QStringLiteral("light 0 %"));
        QCOMPARE(light.stateAt(1), QStringLiteral("light 100 %"));
        Run room{sim::Knob{.name = {}, .pin = pin("A1"), .kind = sim::KnobKind::Temperature, .start = 20}};
        QCOMPARE(room.stateAt(0), QStringLiteral("20 °C"));
    }

    void everyKindIsDrawnInsideItsSize()
    {
        const std::vector<sim::Part> parts{
            sim::Led{},
            sim::Button{},
            sim::SlideSwitch{},
            sim::Knob{},
            sim::Knob{.name = {}, .kind = sim::KnobKind::Light},
            sim::Knob{.name = {}, .kind = sim::KnobKind::Temperature},
            sim::Pixels{},
            sim::Pixels{.name = {}, .shape = sim::PixelShape::Ring, .count = 24},
            sim::RgbLed{},
            sim::Servo{},
            sim::Buzzer{},
            sim::Encoder{},
            sim::Digit{.name = {}, .segments = std::vector<core::PinId>(8)}};
        for (const sim::Part &part : parts) {
            const std::unique_ptr<ui::PartFace> face = ui::faceOf(part, 0);
            for (const ui::PartRoom room : {ui::PartRoom::Ample, ui::PartRoom::Tight}) {
                QImage picture(400, 400, QImage::Format_ARGB32);
                picture.fill(Qt::white);
                QPainter painter(&picture);
                painter.translate(200, 200);
                face->paintBody(painter, {false, room});
                face->paintLive(painter, {false, room});
                painter.end();
                const QSizeF size = face->size(room);
                const QRectF own(200 - size.width() / 2 - 1, 200 - size.height() / 2 - 1, size.width() + 2,
                                 size.height() + 2);
                QRect used;
                for (int y = 0; y < picture.height(); ++y) {
                    for (int x = 0; x < picture.width(); ++x) {
                        used |= picture.pixel(x, y) == 0xFFFFFFFF ? QRect{} : QRect(x, y, 1, 1);
                    }
                }
                QVERIFY2(!used.isEmpty() && own.contains(used), qPrintable(face->kind()));
                for (std::size_t leg = 0; leg < pinsOf(part).size(); ++leg) {
                    QVERIFY2(own.contains(QPointF(200, 200) + face->leg(leg, room)),
                             qPrintable(face->kind()));
                }
            }
        }
    }
};

QTEST_MAIN(TestPartFaces)
#include "tst_partfaces.moc"
