#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/first_contact.h"
#include "app/freed_memory.h"
#include "app/interrupt.h"
#include "app/pace.h"
#include "app/run_facts.h"
#include "app/run_options.h"
#include "app/run_record.h"
#include "app/s3_option.h"
#include "app/spec_source.h"
#include "report/journal_read.h"
#include "report/reproduction.h"
#include "report/text.h"
#include "suite/concurrency.h"
#include "suite/generate.h"
#include "suite/leftovers.h"
#include "suite/run.h"
#include "suite/shard.h"

namespace plumbline::app {
namespace {

int usage_error(const std::string& what) {
  std::cerr << "plumbline run: " << what << "\n";
  return wrong_usage;
}

void tell(const RunOptions& options, const std::string& what) {
  if (!options.reports.quiet) std::cerr << "plumbline run: " << what << "\n";
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Names of functions tell runs, and shards and sittings of one run, apart: what a broken-off sitting has
/// left behind is in nobody's way.
std::string name_prefix(std::uint64_t seed, const suite::Shard& shard, std::uint64_t sitting) {
  return fmt::format("plumbline-{:08x}-{}-{}", seed, shard.number, sitting);
}

suite::RunSettings settings_of(const RunOptions& options, const Target& target) {
  suite::RunSettings settings;
  settings.profile.strict = options.strict;
  settings.jobs = options.jobs.value_or(usual_jobs);
  settings.shrink = {options.shrink, std::chrono::seconds(options.shrink_time)};
  settings.functions.existing = options.function;
  if (!options.role_arn.empty()) settings.functions.role_arn = options.role_arn;
  settings.functions.may_send_much = options.large || target.is_near;
  settings.functions.s3_object = target.s3_object;
  return settings;
}

suite::Caller::Settings caller_settings(const RunOptions& options, const Target& target) {
  suite::Caller::Settings settings;
  settings.requests_per_second_max = options.rate;
  settings.wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
  settings.fetch = target.fetch;
  settings.return_max = std::chrono::seconds(10);
  return settings;
}

/// What the run is going to do.
struct Plan {
  Work run;
  std::uint64_t patterns = 0;  ///< cases of patterns that there are
  bool is_counted = false;
};

/// Fits the number of cases at once to what the endpoint can do, and tells where that is less than one would
/// think.
Pace adapt_jobs(const RunOptions& options, const Target& target, suite::RunSettings& settings) {
  if (settings.jobs > 1 && !answers_another_connection(options.target)) {
    settings.jobs = 1;
    tell(options, target.name + " serves one connection at a time: cases are run one after the other");
  }
  const double seconds = seconds_a_request(*target.peer);
  Pace pace{.seconds_a_request = seconds, .jobs = settings.jobs};
  // Where there is a rate to keep to, nobody sends many at once to see what comes of it.
  if (!options.jobs && settings.jobs > 1 && options.rate <= 0)
    pace = fitting_pace(seconds, std::chrono::duration<double>(options.target.exchange_timeout).count(),
                        [&](unsigned requests) { return seconds_of_burst(*target.peer, requests); });
  pace.rate = options.rate;
  settings.jobs = pace.jobs;
  // So many at once may all be unlucky at one moment.
  settings.unanswered_max = std::max(settings.unanswered_max, static_cast<int>(2 * settings.jobs));
  return pace;
}

/// Fits the run to what the endpoint can do, and tells what that means for it. The plan has the cases of
/// several requests, and gets the others.
void adapt(RunOptions& options, const Target& target, const spec::Spec& spec, suite::RunSettings& settings,
           Plan& plan) {
  if (options.target.endpoint.empty()) return;
  const Pace pace = adapt_jobs(options, target, settings);
  // Of deeper ones there are hundreds of millions.
  const bool is_countable = !options.budget || options.pattern.depth < 2;
  if (!is_countable) return;
  plan.is_counted = true;
  plan.patterns = suite::count_pattern_cases(spec, options.pattern, options.filter);
  plan.run.patterns = plan.patterns;
  if (const auto part = options.budget ? std::nullopt : fitting_part(pace, plan.patterns))
    options.pattern.budget = plan.run.patterns = *part;
  if (pace.seconds_a_request >= slow_request_s) tell(options, notice_of(pace, plan.run, plan.patterns));
}

/// The seed of the run: as told, or of the journal to go on with, or another one each time.
Result<std::uint64_t, std::string> seed_of(const RunOptions& options) {
  if (options.seed) return *options.seed;
  if (options.resume.empty()) return std::random_device()();
  const auto head = report::read_journal_head(options.resume);
  if (!head) return refused("--resume " + head.error());
  return head->seed;
}

/// What is there under the names of this run: made by the sittings before this one when they were killed, or
/// by the commands of a report of the same seed.
void remove_leftovers(const RunOptions& options, suite::Caller& caller, const spec::Spec& spec,
                      std::uint64_t seed, const suite::Shard& shard) {
  const std::uint64_t removed =
      suite::remove_leftovers(caller, spec, fmt::format("plumbline-{:08x}-{}-", seed, shard.number));
  if (removed > 0)
    tell(options, fmt::format("removed {} that a run of this seed had left behind",
                              report::counted(removed, "function")));
}

using Record = Result<std::unique_ptr<RunRecord>, std::string>;

/// The record to go on with; nullptr where the run is a new one.
Record resumed(const RunOptions& options, const report::RunFacts& facts, const spec::Spec& spec,
               const std::optional<report::Baseline>& known) {
  if (options.resume.empty()) return std::unique_ptr<RunRecord>();
  return RunRecord::resume(options, facts, spec, known);
}

/// What the record is going to get, but for those that it has.
report::ExpectedCases expected_of(const Work& run, const RunRecord& record) {
  const std::uint64_t first = run.cases / run.parts;
  const std::uint64_t single = run.patterns / run.parts;
  const std::uint64_t done_first = std::min(first, record.cases());
  const std::uint64_t done_single = std::min(single, record.cases() - done_first);
  return {first - done_first, requests_a_case, single - done_single};
}

/// Runs the cases whose outcomes are not known yet, and reports on all of them.
int run_cases(const RunOptions& options, suite::Cases cases, const Plan& plan, suite::Caller& caller,
              const spec::Spec& spec, const suite::RunSettings& settings, RunRecord& record) {
  const auto begin = std::chrono::steady_clock::now();
  suite::RunSummary summary =
      suite::run(std::move(cases), suite::chosen(suite::pattern_cases(spec, options.pattern), options.filter),
                 caller, spec, settings, [&](const suite::Outcome& outcome) { record.add(outcome); });
  if (plan.run.patterns < plan.patterns)
    summary.left_out["would take longer than two minutes here: --budget 0 runs all"] =
        plan.patterns - plan.run.patterns;
  if (record.cases() == 0 && !options.filter.empty() && summary.left_out.empty() && summary.given_up.empty())
    return usage_error("no case matches --filter " + options.filter);
  const int status = record.finish(summary, seconds_since(begin));
  const std::string& journal = options.journal.empty() ? options.resume : options.journal;
  if (!summary.given_up.empty() && !journal.empty())
    tell(options,
         "--resume " + report::shell_word(journal) + ", with the same options, runs the cases that are left");
  return status;
}

int run(RunOptions options) {
  return_freed_memory();
  follow_aws_environment(options);
  options.pattern.budget = options.budget.value_or(0);
  auto loaded = load_known_spec(options.specs, options.scenarios);
  if (!loaded) return usage_error(loaded.error());
  const spec::Spec& spec = loaded->spec;
  auto cases = suite::generate(spec);
  loaded->spec.scenarios = {};  // they are cases now: the memory is for large requests
  if (!cases) return usage_error(cases.error().text());
  options.target = with_timeouts(options.target, options.timeouts);
  const auto target = open_target(options.target);
  if (!target) return usage_error(target.error());
  const auto s3_object = read_s3_options(options.s3_object, options.s3_version);
  if (!s3_object) return usage_error(s3_object.error());
  const auto shard = suite::parse_shard(options.shard);
  if (!shard) return usage_error("--shard " + options.shard + ": " + shard.error());
  const auto seed = seed_of(options);
  if (!seed) return usage_error(seed.error());

  report::RunFacts facts = facts_of(options, *target, *seed, loaded->fingerprint);
  auto known = read_baseline(options.reports);
  if (!known) return usage_error(known.error());
  Record record = resumed(options, facts, spec, *known);
  if (!record) return usage_error(record.error());

  suite::RunSettings settings = settings_of(options, *target);
  settings.functions.name_prefix = name_prefix(*seed, *shard, *record ? (*record)->sitting() : 1);
  if (*s3_object) settings.functions.s3_object = *s3_object;
  settings.sequences = {*seed, options.sequences, options.filter};
  settings.concurrency = suite::chosen(suite::concurrency_cases(spec), options.filter);
  settings.interrupted = &watch_for_interrupt();
  suite::Caller caller(*target->peer, caller_settings(options, *target));
  if (const std::string why = suite::why_not_testable(caller, spec, settings); !why.empty())
    return tell_not_testable("run", *target, options.target, why);
  *cases = suite::chosen(*std::move(cases), options.filter);
  Plan plan;
  plan.run.parts = shard->count;
  plan.run.cases =
      cases->size() + settings.concurrency.size() + suite::choose_sequences(spec, settings.sequences).size();
  adapt(options, *target, spec, settings, plan);

  const bool may_have_been_run = *record || options.seed;
  if (may_have_been_run && options.function.empty()) remove_leftovers(options, caller, spec, *seed, *shard);
  if (!*record) record = RunRecord::begin(options, std::move(facts), spec, *std::move(known));
  if (!record) return usage_error(record.error());
  settings.wanted = [&](std::string_view id) { return shard->holds(id) && !(*record)->has(id); };
  if (plan.is_counted) (*record)->expect(expected_of(plan.run, **record));
  return run_cases(options, *std::move(cases), plan, caller, spec, settings, **record);
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
      "  plumbline run --endpoint URL --journal run.ndjson         written down as it comes; --resume goes on\n"
      "  plumbline run --endpoint URL --baseline known.txt         known deviations do not fail; new ones do\n"
      "  plumbline run --config plumbline.toml                     options from its table [run]\n"
      "\n"
      "The command line counts before the configuration, and that before PLUMBLINE_* variables; then come\n"
      "AWS_ENDPOINT_URL_LAMBDA, AWS_ENDPOINT_URL and AWS_CA_BUNDLE, as for the AWS CLI.\n"
      "Exit status: 0 conforms, 1 findings, 2 wrong usage or spec, 3 could not be reached or tested.");
  command->fallthrough();
  add_run_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace plumbline::app
