#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/interrupt.h"
#include "app/run_options.h"
#include "app/s3_option.h"
#include "app/spec_source.h"
#include "report/collector.h"
#include "report/console.h"
#include "report/json.h"
#include "report/junit.h"
#include "report/progress.h"
#include "suite/generate.h"
#include "suite/run.h"

namespace plumbline::app {
namespace {

int usage_error(const std::string& what) {
  std::cerr << "plumbline run: " << what << "\n";
  return wrong_usage;
}

std::chrono::milliseconds milliseconds_of(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

std::uint64_t random_seed() {
  std::random_device source;
  return (std::uint64_t{source()} << 32U | source()) & 0xFFFFFFFFU;
}

/// Colour where a person reads: a terminal, and NO_COLOR not set (no-color.org).
bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

/// The command line that runs the same again.
std::string command_of(const RunOptions& options) {
  std::string command = "plumbline run";
  if (!options.target.endpoint.empty()) command += " --endpoint " + options.target.endpoint;
  if (!options.function.empty()) command += " --function " + options.function;
  if (options.strict) command += " --strict";
  return command;
}

report::RunFacts facts_of(const RunOptions& options, const Target& target, std::uint64_t seed) {
  report::RunFacts facts;
  facts.target = target.name;
  facts.endpoint = target.base_url;
  facts.command = command_of(options);
  facts.profile = options.strict ? "strict" : "documented";
  facts.selection = options.filter.empty() ? "all cases" : "cases " + options.filter;
  facts.started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::now()));
  facts.seed = seed;
  return facts;
}

bool write_file(const std::string& file, const std::string& text) {
  if (file.empty()) return true;
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (out.flush()) return true;
  std::cerr << "plumbline run: cannot write " << file << "\n";
  return false;
}

suite::RunSettings settings_of(const RunOptions& options, const Target& target, std::uint64_t seed) {
  suite::RunSettings settings;
  settings.profile.strict = options.strict;
  settings.jobs = options.jobs;
  settings.functions.existing = options.function;
  if (!options.role_arn.empty()) settings.functions.role_arn = options.role_arn;
  settings.functions.name_prefix = fmt::format("plumbline-{:08x}", seed);
  settings.functions.may_send_much = options.large || target.is_near;
  settings.functions.s3_object = target.s3_object;
  return settings;
}

suite::Caller::Settings caller_settings(const RunOptions& options, const Target& target) {
  suite::Caller::Settings settings;
  settings.requests_per_second_max = options.rate;
  settings.wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
  settings.fetch = target.fetch;
  return settings;
}

int not_testable(const Target& target, const std::string& why) {
  std::cerr << "plumbline run: " << target.name << " cannot be tested: " << why << "\n"
            << "Cases need a function. They make their own by CreateFunction (--role-arn ARN where the "
               "endpoint looks\n"
               "at the role), or use one that exists: --function NAME.\n";
  return not_tested;
}

/// Tells at once where the pattern cases would take longer than a minute, and which budget would fit.
void tell_if_long(const RunOptions& options, const spec::Spec& spec, double seconds_a_request) {
  constexpr double noticeable_s = 0.001;
  constexpr double patience_s = 60;
  if (options.quiet || seconds_a_request < noticeable_s) return;
  const double rate = options.jobs / seconds_a_request;
  const double a_second = options.rate > 0 ? std::min(options.rate, rate) : rate;
  const auto fitting = static_cast<std::uint64_t>(a_second * patience_s);
  const std::uint64_t cases = suite::count_pattern_cases(spec, options.pattern, options.filter);
  if (cases <= fitting) return;
  std::cerr << fmt::format(
      "plumbline run: {} takes {:.0f} ms a request: {} pattern cases will take about {:.0f} minutes; --budget {} fits into "
      "one\n",
      options.target.endpoint, seconds_a_request * 1000, cases,
      std::ceil(static_cast<double>(cases) / a_second / 60), fitting);
}

suite::Cases chosen_cases(suite::Cases cases, const std::string& filter) {
  std::erase_if(cases, [&](const suite::Case& made) { return !suite::is_chosen(made.id, filter); });
  return cases;
}

int run(RunOptions options) {
  const auto spec = load_spec(options.specs, options.scenarios);
  if (!spec) return usage_error(spec.error());
  auto cases = suite::generate(*spec);
  if (!cases) return usage_error(cases.error().text());
  options.target.connect_timeout = milliseconds_of(options.connect_timeout_s);
  options.target.exchange_timeout = milliseconds_of(options.exchange_timeout_s);
  const auto target = open_target(options.target);
  if (!target) return usage_error(target.error());
  const auto s3_object = read_s3_options(options.s3_object, options.s3_version);
  if (!s3_object) return usage_error(s3_object.error());

  const std::uint64_t seed = options.seed.value_or(random_seed());
  suite::RunSettings settings = settings_of(options, *target, seed);
  if (*s3_object) settings.functions.s3_object = *s3_object;
  settings.interrupted = &watch_for_interrupt();
  suite::Caller caller(*target->peer, caller_settings(options, *target));
  const auto asked = std::chrono::steady_clock::now();
  if (const std::string why = suite::why_not_testable(caller, *spec, settings); !why.empty())
    return not_testable(*target, why);
  const std::chrono::duration<double> answered = std::chrono::steady_clock::now() - asked;
  tell_if_long(options, *spec, answered.count() / static_cast<double>(caller.requests_sent()));

  report::RunFacts facts = facts_of(options, *target, seed);
  report::Collector collector(*spec, settings.profile);
  report::JUnit junit(*spec, facts.endpoint);
  report::Progress progress([](std::string_view text) { std::cerr << text << std::flush; },
                            isatty(STDERR_FILENO) == 1 && !options.quiet, std::chrono::steady_clock::now);
  const auto begin = std::chrono::steady_clock::now();
  const suite::RunSummary summary =
      suite::run(chosen_cases(*std::move(cases), options.filter),
                 suite::chosen(suite::pattern_cases(*spec, options.pattern), options.filter), caller, *spec,
                 settings, [&](const suite::Outcome& outcome) {
                   collector.add(outcome);
                   if (!options.junit.empty()) junit.add(outcome);
                   progress.add(outcome);
                 });
  progress.finish();
  facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (summary.cases() == 0 && summary.given_up.empty())
    return usage_error("no case matches --filter " + options.filter);

  const report::Result result = collector.finish(facts, summary);
  const report::Style style = wants_colour() ? report::Style::ansi() : report::Style{};
  std::cout << (options.quiet ? report::summary_line(result, style) + "\n"
                              : report::console_report(result, *spec, {options.verbose, style}));
  const bool written = write_file(options.junit, junit.write(facts)) &&
                       write_file(options.json, report::json_report(result, *spec));
  return written ? result.ending.status : wrong_usage;
}

}  // namespace

void add_run_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = program.add_subcommand("run", "Run the conformance suite against an endpoint");
  command->footer(
      "  plumbline run                                             the reference endpoint, in process\n"
      "  plumbline run --endpoint http://localhost:4566            an emulator; functions are made and removed\n"
      "  plumbline run --endpoint URL --strict --junit out.xml     for CI\n"
      "  plumbline run --endpoint URL --filter 'ZipFile/*'         one member's cases\n"
      "\n"
      "Exit status: 0 conforms, 1 findings, 2 wrong usage or spec, 3 could not be reached or tested.");
  add_run_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace plumbline::app
