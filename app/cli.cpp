// SPDX-License-Identifier: GPL-3.0-or-later
// metrolume-cli: runs programs without a window.
#include "app/headlessrun.h"
#include "app/paths.h"
#include "app/programfiles.h"
#include "scenarios/twins.h"
#include "sim/inputs.h"
#include "sim/metro_m4.h"
#include "sim/scenario.h"
#include "sim/wiring.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace fs = std::filesystem;

namespace {

struct RunOptions
{
    std::string program;
    std::string scenario;
    std::string wiring;
    std::string inputs;
    std::string lib;
    std::string speed = "max";
    std::string console;
    std::string stats;
    std::vector<std::string> traces;
    double seconds = 60;
    double cpu = 1;
    std::uint64_t seed = 0;
    bool native = false;
};

core::Result<sim::Scenario> scenarioIn(const fs::path &folder)
{
    const fs::path file = folder / "scenario.toml";
    return app::readTextFile(file).and_then(
        [&](const std::string &text) { return sim::scenarioFrom(text, file.string()); });
}

core::Result<std::vector<fs::path>> scenarioFolders()
{
    const std::optional<fs::path> all = app::scenariosFolder();
    if (!all) {
        return core::failure(
            "The folder with the scenarios was not found beside the program. Install Metrolume completely.");
    }
    std::vector<fs::path> folders;
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator{*all, error}) {
        if (fs::exists(entry.path() / "scenario.toml", error)) {
            folders.push_back(entry.path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// The folder of the scenario called `name`: "05-two-leds-asyncio", "two-leds-asyncio" or "5".
core::Result<fs::path> scenarioNamed(const std::string &name)
{
    return scenarioFolders().and_then([&](const std::vector<fs::path> &folders) -> core::Result<fs::path> {
        for (const fs::path &folder : folders) {
            const std::string full = folder.filename().string();
            const std::size_t dash = full.find('-');
            const std::string number
                = full.substr(full.find_first_not_of('0'), dash - full.find_first_not_of('0'));
            if (name == full || (dash != std::string::npos && name == full.substr(dash + 1))
                || name == number) {
                return folder;
            }
        }
        return core::failure("There is no scenario of the name " + name + ". See: metrolume-cli scenarios.");
    });
}

core::Result<void> readWiring(const fs::path &file, app::RunRequest &request)
{
    core::Result<std::string> text = app::readTextFile(file);
    if (!text) {
        return tl::unexpected{text.error()};
    }
    if (const core::Result<sim::Wiring> wiring = sim::wiringFrom(*text, file.string()); !wiring) {
        return tl::unexpected{wiring.error()};
    }
    request.load.wiring = std::move(*text);
    return {};
}

core::Result<void> readProgram(const RunOptions &options, app::RunRequest &request)
{
    fs::path program = options.program;
    if (!options.scenario.empty()) {
        const core::Result<fs::path> folder = scenarioNamed(options.scenario);
        if (!folder) {
            return tl::unexpected{folder.error()};
        }
        const core::Result<sim::Scenario> scenario = scenarioIn(*folder);
        if (!scenario) {
            return tl::unexpected{scenario.error()};
        }
        request.load.wiring = sim::tomlOf(scenario->wiring);
        program = *folder / (options.native ? "code.cpp" : "code.py");
        if (options.native) {
            const std::string name = folder->filename().string();
            std::error_code error;
            if (!fs::exists(program, error)) {
                return core::failure("The scenario " + name
                                     + " has no C++ twin (code.cpp). Leave --native out to run its code.py.");
            }
            if (!scenarios::twinOf(name)) {
                return core::failure("This twin is not compiled in. Build Metrolume again, or leave "
                                     "--native out to run code.py.",
                                     program.string());
            }
            request.load.twin = name;
        }
    } else if (options.native) {
        return core::failure("--native runs the C++ twin of a scenario: name one with --scenario.");
    } else if (program.empty()) {
        return core::failure(
            "Name a program, as in: metrolume-cli run code.py, or a scenario with --scenario.");
    }
    core::Result<std::string> text = app::readTextFile(program);
    if (!text) {
        return tl::unexpected{text.error()};
    }
    // The board knows the file by the name it has on its drive.
    request.load.program = {options.native ? "code.cpp" : "code.py", std::move(*text)};

    const fs::path lib = options.lib.empty() ? program.parent_path() / "lib" : fs::path{options.lib};
    if (!options.lib.empty() && !fs::is_directory(lib)) {
        return core::failure("There is no such folder of libraries.", lib.string());
    }
    core::Result<std::vector<sim::SourceFile>> files = app::readLibrary(lib);
    if (!files) {
        return tl::unexpected{files.error()};
    }
    request.load.lib = std::move(*files);

    std::error_code error;
    if (const fs::path beside = program.parent_path() / "wiring.toml"; !options.wiring.empty()) {
        return readWiring(options.wiring, request);
    } else if (options.scenario.empty() && fs::exists(beside, error)) {
        return readWiring(beside, request);
    }
    return {};
}

core::Result<void> readInputs(const std::string &name, app::RunRequest &request)
{
    const core::Result<sim::Wiring> wiring = sim::wiringFrom(request.load.wiring);
    if (!wiring) {
        return tl::unexpected{wiring.error()};
    }
    return app::readTextFile(name)
        .and_then([&](const std::string &text) { return sim::inputsFrom(text, name, *wiring); })
        .map([&](std::vector<sim::Input> inputs) { request.inputs = std::move(inputs); });
}

core::Result<app::RunRequest> requestOf(const RunOptions &options)
{
    app::RunRequest request;
    if (const auto read = readProgram(options, request); !read) {
        return tl::unexpected{read.error()};
    }
    if (!options.inputs.empty()) {
        if (const auto read = readInputs(options.inputs, request); !read) {
            return tl::unexpected{read.error()};
        }
    }
    request.load.seed = options.seed;
    request.load.cpuFactor = options.cpu;
    if (options.seconds > 0) {
        request.limit
            = std::chrono::duration_cast<core::Duration>(std::chrono::duration<double>{options.seconds});
    }
    if (options.speed != "max") {
        char *end = nullptr;
        const double speed = std::strtod(options.speed.c_str(), &end);
        if (*end != '\0' || !std::isfinite(speed) || speed < 0.001) {
            return core::failure("--speed takes max or a number of at least 0.001, not " + options.speed
                                 + ".");
        }
        request.speed = speed;
    }
    if (!options.console.empty() && options.console != "full") {
        return core::failure("--console takes full, or is left out; not " + options.console + ".");
    }
    request.wholeConsole = !options.console.empty();
    if (!options.stats.empty()) {
        request.statsFile = options.stats;
    }
    core::Result<app::TraceFiles> files
        = app::TraceFiles::open(options.traces,
                                {METROLUME_VERSION, sim::fingerprintOf(request.load.program.text),
                                 options.seed, options.cpu, request.inputs});
    if (!files) {
        return tl::unexpected{files.error()};
    }
    request.traceFiles = std::move(*files);
    return request;
}

int refuse(const core::Error &error)
{
    std::fprintf(stderr, "metrolume: %s\n", error.text().c_str());
    return static_cast<int>(app::ExitStatus::Usage);
}

int listScenarios()
{
    const core::Result<std::vector<fs::path>> folders = scenarioFolders();
    if (!folders) {
        return refuse(folders.error());
    }
    for (const fs::path &folder : *folders) {
        const core::Result<sim::Scenario> scenario = scenarioIn(folder);
        if (!scenario) {
            return refuse(scenario.error());
        }
        std::cout << folder.filename().string() << '\t' << scenario->title << '\n';
    }
    return 0;
}

int listPins()
{
    for (const sim::metro_m4::BoardName &name : sim::metro_m4::boardNames()) {
        const sim::metro_m4::Pin &pin = sim::metro_m4::pin(name.pin);
        std::cout << name.name << '\t' << pin.mcuName << '\t' << "digital" << (pin.adc[0] ? " analog-in" : "")
                  << (pin.dac ? " analog-out" : "") << (pin.pwm() == sim::metro_m4::Pwm::Works ? " pwm" : "")
                  << (pin.held == sim::metro_m4::Held::ByFirmware ? " (held by the firmware)" : "") << '\n';
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App cli{"Runs CircuitPython programs on a virtual Adafruit Metro M4 Express."};
    cli.set_version_flag("--version", "metrolume-cli " METROLUME_VERSION);
    cli.require_subcommand(1);

    RunOptions options;
    CLI::App *run
        = cli.add_subcommand("run", "Run a program; its serial console is written to standard output.");
    run->add_option("program", options.program, "The program to run");
    run->add_option("--scenario", options.scenario, "Run a shipped scenario instead");
    run->add_flag("--native", options.native, "Run the scenario's C++ twin, code.cpp, in place of code.py");
    run->add_option("--for", options.seconds, "Stop after so many virtual seconds; 0: never")
        ->check(CLI::Range(0.0, 31'536'000.0))
        ->capture_default_str();
    run->add_option("--wiring", options.wiring, "What is wired to the board (TOML)");
    run->add_option("--inputs", options.inputs, "Inputs and their times (TOML)");
    run->add_option("--lib", options.lib, "Folder of libraries; left out: lib beside the program");
    run->add_option("--seed", options.seed, "What random looks random from")->capture_default_str();
    run->add_option("--speed", options.speed, "Virtual seconds in a real one, or max")->capture_default_str();
    run->add_option("--cpu", options.cpu, "Multiplies what code costs in virtual time; 0: code is free")
        ->check(CLI::Range(0.0, 1'000'000.0))
        ->capture_default_str();
    // One file an option: what follows it may be the program.
    run->add_option(
           "--trace", options.traces,
           "Write what happened to a file: .vcd, .json (Perfetto), .csv or .mltrace; may be repeated")
        ->allow_extra_args(false);
    run->add_option("--stats", options.stats, "Write the figures of the run as JSON; -: to standard error");
    run->add_option("--console", options.console, "full: with the board's own lines");
    CLI::App *scenarios = cli.add_subcommand("scenarios", "List the shipped scenarios.");
    CLI::App *pins = cli.add_subcommand("pins", "List the board's pins.");

    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) {
            return cli.exit(error);
        }
        return refuse({std::string{error.what()} + ". See: metrolume-cli --help.", {}, 0});
    }
    if (scenarios->parsed()) {
        return listScenarios();
    }
    if (pins->parsed()) {
        return listPins();
    }
    core::Result<app::RunRequest> request = requestOf(options);
    return request ? static_cast<int>(app::runHeadless(std::move(*request))) : refuse(request.error());
}
