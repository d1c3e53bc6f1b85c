// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/protocol.h"

#include <QTest>

#include <random>

using core::Entry;
using core::EntryKind;
using core::Instant;
using sim::Answer;
using sim::Command;
using sim::Decoder;
using namespace std::chrono_literals;

namespace {

/// One of every kind, with every field set, and the emptiest of every kind.
std::vector<Command> commands()
{
    return {
        sim::Load{{"code.py", "print('\u00e9')\n"},
                  {{"adafruit_ticks.py", "x = 1\n"}, {"pkg/__init__.py", ""}},
                  "[[part]]\n",
                  0xFEDCBA9876543210,
                  0.25,
                  false,
                  "05-two-leds-asyncio"},
        sim::Load{},
        sim::RunUntil{Instant{3s}, 2'000'000, EntryKind::TaskResumed, core::TaskId{7}, 99},
        sim::RunUntil{},
        sim::SetInput{"faster", -5, Instant{123456789ns}},
        sim::SetInput{},
        sim::Serial{std::string{"a\0b\x04", 4}, Instant{5s}},
        sim::Serial{},
        sim::Interrupt{Instant{6s}},
        sim::Inspect{},
    };
}

std::vector<Answer> answers()
{
    return {
        sim::Ready{},
        sim::Entries{{"blink", "", std::string{"nul\0", 4}},
                     {Entry{Instant{1050ms}, EntryKind::ProgramStarted, 0, 0, 0},
                      Entry{Instant{2s}, EntryKind::Line, core::maxTaskId, 255, 0xFFFFFFFF}}},
        sim::Entries{},
        sim::Stopped{sim::StopReason::Lines, Instant{99h}, 0xFFFFFFFFFFFFFFFF},
        sim::Stopped{sim::StopReason::Entries, Instant{1s}, 1},
        sim::Stopped{},
        sim::Notice{"One sentence."},
        sim::Notice{},
        sim::LastWords{"Why it ends."},
        sim::Inspection{
            false,
            {{"leds", "list", "[1, 2]", {{"[0]", "int", "1", {}, 0, {}}}, 1, {}},
             {"task", "Task", "<Task>", {}, 0, core::TaskId{3}},
             {}},
            2,
            {{core::TaskId{3},
              {{"flash", "code.py", 11, false, {{"led", "DigitalInOut", "<DigitalInOut>", {}, 0, {}}}, 4},
               {}},
              5},
             {}},
            6},
        sim::Inspection{},
    };
}

template <typename Message> std::string streamOf(const std::vector<Message> &messages)
{
    std::string stream;
    for (const Message &message : messages) {
        stream += sim::encoded(message);
    }
    return stream;
}

/// Everything that can be taken out now; fails the test at an error.
template <typename Message> std::vector<Message> takenFrom(Decoder<Message> &decoder)
{
    std::vector<Message> taken;
    for (;;) {
        const auto message = decoder.take();
        if (!message || !*message) {
            return taken;
        }
        taken.push_back(**message);
    }
}

std::string frame(std::string_view body)
{
    const auto length = static_cast<std::uint32_t>(body.size());
    std::string bytes(4, '\0');
    std::memcpy(bytes.data(), &length, 4);
    return bytes + std::string{body};
}

} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandSurvivesTheWay();
    void everyAnswerSurvivesTheWay();
    void aStreamFedByteByByteGivesTheSameMessages();
    void aStreamFedInPiecesOfAnySizeGivesTheSameMessages();
    void aMessageIsNotThereBeforeItsLastByte();
    void nonsenseIsAnErrorForEver_data();
    void nonsenseIsAnErrorForEver();
    void aMessageCutShortAnywhereIsAnError();
    void noBytesWhateverCanHarmTheDecoder();
    void valuesNestedDeeperThanAnyBoardNestsThemAreAnError();
};

void TestProtocol::everyCommandSurvivesTheWay()
{
    Decoder<Command> decoder;
    decoder.feed(streamOf(commands()));
    QVERIFY(takenFrom(decoder) == commands());
}

void TestProtocol::everyAnswerSurvivesTheWay()
{
    Decoder<Answer> decoder;
    decoder.feed(streamOf(answers()));
    QVERIFY(takenFrom(decoder) == answers());
}

void TestProtocol::aStreamFedByteByByteGivesTheSameMessages()
{
    Decoder<Answer> decoder;
    std::vector<Answer> taken;
    for (const char byte : streamOf(answers())) {
        decoder.feed({&byte, 1});
        for (Answer &answer : takenFrom(decoder)) {
            taken.push_back(std::move(answer));
        }
    }
    QVERIFY(taken == answers());
}

void TestProtocol::aStreamFedInPiecesOfAnySizeGivesTheSameMessages()
{
    const std::string stream = streamOf(commands());
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::mt19937 random{seed};
        Decoder<Command> decoder;
        std::vector<Command> taken;
        for (std::size_t fed = 0; fed < stream.size();) {
            const std::string_view piece = std::string_view{stream}.substr(fed, 1 + random() % 40);
            decoder.feed(piece);
            fed += piece.size();
            if (random() % 2 == 0 || fed == stream.size()) {
                for (Command &command : takenFrom(decoder)) {
                    taken.push_back(std::move(command));
                }
            }
        }
        QVERIFY(taken == commands());
    }
}

void TestProtocol::aMessageIsNotThereBeforeItsLastByte()
{
    const std::string bytes = sim::encoded(Answer{sim::Notice{"hello"}});
    Decoder<Answer> decoder;
    decoder.feed(std::string_view{bytes}.substr(0, bytes.size() - 1));
    const auto early = decoder.take();
    QVERIFY(early && !*early);
    decoder.feed(std::string_view{bytes}.substr(bytes.size() - 1));
    const auto complete = decoder.take();
    QVERIFY(complete && *complete == Answer{sim::Notice{"hello"}});
}

void TestProtocol::nonsenseIsAnErrorForEver_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const std::string &bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("a frame of no length", frame(""));
    row("a frame of absurd length", "\xFF\xFF\xFF\xFF");
    row("a message of a type that is not there", frame("\x40"));
    row("text that somebody printed", "Fatal Python error: out of it\n");
    row("a message with something behind it", frame(std::string("\0x", 2)));
    row("a text longer than its frame", frame(std::string("\x03\xFF\xFF\xFF\x7F", 5) + "abc"));
    row("more entries than there are bytes", frame(std::string("\x01\0\0\0\0\xFF\xFF\xFF\xFF", 9)));
    row("a reason to stop that is not there", frame("\x02" + std::string("\x09", 1) + std::string(16, '\0')));
}

void TestProtocol::nonsenseIsAnErrorForEver()
{
    QFETCH(QByteArray, bytes);
    Decoder<Answer> decoder;
    decoder.feed(bytes.toStdString());
    QVERIFY(!decoder.take());
    decoder.feed(sim::encoded(Answer{sim::Ready{}}));
    const auto later = decoder.take();
    QVERIFY(!later);
    QVERIFY(!later.error().message.empty());
}

void TestProtocol::aMessageCutShortAnywhereIsAnError()
{
    for (const Command &command : commands()) {
        const std::string whole = sim::encoded(command).substr(4);
        for (std::size_t length = 1; length < whole.size(); ++length) {
            Decoder<Command> decoder;
            decoder.feed(frame(std::string_view{whole}.substr(0, length)));
            QVERIFY(!decoder.take());
        }
    }
}

void TestProtocol::noBytesWhateverCanHarmTheDecoder()
{
    const std::string good = streamOf(answers());
    int errors = 0;
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        std::mt19937 random{seed};
        std::string bytes = good;
        for (int damage = 0; damage < 3; ++damage) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        Decoder<Answer> decoder;
        decoder.feed(bytes);
        std::size_t taken = 0;
        for (;;) {
            const auto message = decoder.take();
            errors += message ? 0 : 1;
            if (!message || !*message) {
                break;
            }
            ++taken;
        }
        QVERIFY(taken <= answers().size() + good.size());
    }
    QVERIFY(errors > 0);
}

void TestProtocol::valuesNestedDeeperThanAnyBoardNestsThemAreAnError()
{
    const auto nested = [](std::size_t depth) {
        sim::Variable variable;
        for (std::size_t i = 0; i < depth; ++i) {
            variable = sim::Variable{"whole", "list", "[...]", {variable}, 0, {}};
        }
        Decoder<Answer> decoder;
        decoder.feed(sim::encoded(Answer{sim::Inspection{true, {variable}, 0, {}, 0}}));
        return decoder.take().has_value();
    };
    QVERIFY(nested(sim::InspectionLimits::depth));
    QVERIFY(!nested(sim::InspectionLimits::depth + 1));
    QVERIFY(!nested(200));
}

QTEST_GUILESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
