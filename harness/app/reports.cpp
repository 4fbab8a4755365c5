#include "app/reports.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include <unistd.h>

#include "app/exit_status.h"
#include "report/console.h"
#include "report/html.h"
#include "report/json.h"
#include "report/markdown.h"

namespace plumbline::app {
namespace {

/// As a journal tells them.
double in_milliseconds(double seconds) { return std::round(seconds * 1000) / 1000; }

}  // namespace

report::Style style_of_output() {
  const char* no_colour = std::getenv("NO_COLOR");
  const bool is_wanted = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
  return is_wanted ? report::Style::ansi() : report::Style{};
}

Reports::Reports(std::string_view command, report::RunFacts facts, const ReportOptions& options,
                 const spec::Spec& spec, std::optional<report::Baseline> baseline)
    : command_(command),
      facts_(std::move(facts)),
      options_(options),
      spec_(spec),
      baseline_(std::move(baseline)),
      collector_(spec, report::profile_of(facts_), baseline_ ? &*baseline_ : nullptr),
      junit_(spec, facts_) {}

void Reports::add(const suite::Outcome& kept) {
  ++tally_.verdicts[static_cast<std::size_t>(kept.verdict)];
  const bool is_known = collector_.add(kept) && baseline_;
  if (!options_.junit.empty()) junit_.add(kept, is_known);
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
  tally_.not_run = end.not_run;
  tally_.suspects = end.suspects;
  const report::RunResult result = collector_.finish(facts_, tally_);
  const report::Style style = style_of_output();
  std::cout << (options_.quiet ? report::summary_line(result, style) + "\n"
                               : report::console_report(result, spec_, {options_.verbose, style}))
            << std::flush;
  if (!write_files(result)) return wrong_usage;
  return options_.update_baseline ? update_baseline(result) : result.ending.status;
}

bool Reports::write_files(const report::RunResult& result) const {
  bool written = true;
  const auto write = [&](const std::string& file, const auto& make) {
    if (!file.empty()) written = write_file(file, make()) && written;
  };
  write(options_.junit, [&] { return junit_.write(result); });
  write(options_.json, [&] { return report::json_report(result, spec_); });
  write(options_.html, [&] { return report::html_report(result, spec_); });
  write(options_.markdown, [&] { return report::markdown_report(result, spec_); });
  return written;
}

int Reports::update_baseline(const report::RunResult& result) const {
  if (!result.summary.given_up.empty() || result.summary.cases() == 0) {
    std::cerr << "plumbline " << command_ << ": the baseline stays as it is: " << result.ending.because
              << "\n";
    return result.ending.status;
  }
  if (!write_file(options_.baseline, baseline_->updated(result))) return wrong_usage;
  std::cerr << "plumbline " << command_ << ": " << options_.baseline
            << " says what this run found; read it before "
            << "you keep it\n";
  return conforms;
}

Result<std::optional<report::Baseline>, std::string> read_baseline(const ReportOptions& options) {
  if (options.baseline.empty()) return std::nullopt;
  std::ifstream in(options.baseline, std::ios::binary);
  std::ostringstream text;
  if (in)
    text << in.rdbuf();
  else if (!options.update_baseline)
    return refused("--baseline " + options.baseline + ": cannot be read (--update-baseline makes it)");
  if (in.bad()) return refused("--baseline " + options.baseline + ": cannot be read");
  auto baseline = report::Baseline::parse(text.str(), options.baseline);
  if (!baseline) return refused("--baseline " + baseline.error());
  return std::optional(*std::move(baseline));
}

}  // namespace plumbline::app
