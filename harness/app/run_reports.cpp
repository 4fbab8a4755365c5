#include "app/run_reports.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/exit_status.h"
#include "report/console.h"
#include "report/json.h"
#include "report/reproduction.h"

namespace plumbline::app {
namespace {

/// Colour where a person reads: a terminal, and NO_COLOR not set (no-color.org).
bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

/// The command line that runs the same again.
std::string command_of(const RunOptions& options) {
  std::string command = "plumbline run";
  if (!options.target.endpoint.empty())
    command += " --endpoint " + report::shell_word(options.target.endpoint);
  if (!options.function.empty()) command += " --function " + report::shell_word(options.function);
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
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (out.flush()) return true;
  std::cerr << "plumbline run: cannot write " << file << "\n";
  return false;
}

}  // namespace

RunReports::RunReports(const RunOptions& options, const Target& target, const spec::Spec& spec,
                       std::uint64_t seed)
    : options_(options),
      spec_(spec),
      facts_(facts_of(options, target, seed)),
      collector_(spec, verdict::Profile{options.strict}),
      junit_(spec, target.base_url),
      progress_([](std::string_view text) { std::cerr << text << std::flush; },
                isatty(STDERR_FILENO) == 1 && !options.quiet, std::chrono::steady_clock::now) {}

void RunReports::add(const suite::Outcome& outcome) {
  collector_.add(outcome);
  if (!options_.junit.empty()) junit_.add(outcome);
  progress_.add(outcome);
}

int RunReports::finish(const suite::RunSummary& summary, double seconds) {
  progress_.finish();
  facts_.seconds = seconds;
  const report::Result result = collector_.finish(facts_, summary);
  const report::Style style = wants_colour() ? report::Style::ansi() : report::Style{};
  std::cout << (options_.quiet ? report::summary_line(result, style) + "\n"
                               : report::console_report(result, spec_, {options_.verbose, style}))
            << std::flush;
  bool written = true;
  if (!options_.junit.empty()) written = write_file(options_.junit, junit_.write(facts_));
  if (!options_.json.empty())
    written = write_file(options_.json, report::json_report(result, spec_)) && written;
  return written ? result.ending.status : wrong_usage;
}

}  // namespace plumbline::app
