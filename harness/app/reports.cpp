#include "app/reports.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include <unistd.h>

#include "app/exit_status.h"
#include "report/console.h"
#include "report/json.h"

namespace plumbline::app {
namespace {

/// Colour where a person reads: a terminal, and NO_COLOR not set (no-color.org).
bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

/// As a journal tells them.
double in_milliseconds(double seconds) { return std::round(seconds * 1000) / 1000; }

}  // namespace

Reports::Reports(std::string_view command, report::RunFacts facts, const ReportOptions& options,
                 const spec::Spec& spec)
    : command_(command),
      facts_(std::move(facts)),
      options_(options),
      spec_(spec),
      collector_(spec, report::profile_of(facts_)),
      junit_(spec, facts_.endpoint) {}

void Reports::add(const suite::Outcome& kept) {
  ++tally_.verdicts[static_cast<std::size_t>(kept.verdict)];
  collector_.add(kept);
  if (!options_.junit.empty()) junit_.add(kept);
}

bool Reports::write_file(const std::string& file, const std::string& text) const {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (out.flush()) return true;
  std::cerr << "plumbline " << command_ << ": cannot write " << file << "\n";
  return false;
}

int Reports::finish(const report::JournalEnd& end) {
  facts_.seconds = in_milliseconds(end.seconds);
  tally_.requests = end.requests;
  tally_.left_out = end.left_out;
  tally_.given_up = end.given_up;
  const report::RunResult result = collector_.finish(facts_, tally_);
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
