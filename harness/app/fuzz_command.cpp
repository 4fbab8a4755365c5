#include <atomic>
#include <chrono>
#include <iostream>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/corpus_folder.h"
#include "app/exit_status.h"
#include "app/first_contact.h"
#include "app/fuzz_options.h"
#include "app/interrupt.h"
#include "app/pace.h"
#include "app/reports.h"
#include "app/run_facts.h"
#include "app/spec_source.h"
#include "app/version.h"
#include "fuzzing/fuzz.h"
#include "report/kept.h"
#include "report/progress.h"

namespace plumbline::app {
namespace {

using std::chrono::steady_clock;

constexpr std::uint64_t requests_by_default = 10'000;
constexpr std::size_t pattern_seeds_max = 500;

int usage_error(const std::string& what) {
  std::cerr << "plumbline fuzz: " << what << "\n";
  return wrong_usage;
}

bool has_found_nothing(const suite::RunSummary& summary) {
  return summary.count(verdict::Verdict::fail) == 0 && summary.count(verdict::Verdict::no_answer) == 0;
}

std::uint64_t allowed_requests(const FuzzOptions& options) {
  if (options.requests) return *options.requests;
  return options.seconds ? std::numeric_limits<std::uint64_t>::max() : requests_by_default;
}

report::RunFacts facts_of(const FuzzOptions& options, const Target& target, std::uint64_t seed,
                          const std::string& fingerprint) {
  report::RunFacts facts;
  facts.target = target.name;
  facts.endpoint = target.base_url;
  facts.profile = options.strict ? "strict" : "documented";
  facts.selection = fmt::format("fuzzed requests, mode {}, --jobs {}", options.mode, options.jobs);
  facts.started = now_text();
  facts.seed = seed;
  facts.version = version;
  facts.spec = fingerprint;
  return facts;
}

suite::Caller::Settings caller_settings(const FuzzOptions& options, const Target& target) {
  suite::Caller::Settings settings;
  settings.requests_per_second_max = options.rate;
  settings.wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
  settings.fetch = target.fetch;
  return settings;
}

/// When the time is up that was given.
steady_clock::time_point end_of(const FuzzOptions& options) {
  if (!options.seconds) return steady_clock::time_point::max();
  return steady_clock::now() +
         std::chrono::duration_cast<steady_clock::duration>(std::chrono::duration<double>(*options.seconds));
}

fuzzing::FuzzSettings settings_of(const FuzzOptions& options, std::uint64_t seed) {
  fuzzing::FuzzSettings settings;
  settings.mode = fuzzing::mode_named(options.mode).value_or(fuzzing::Mode::all);
  settings.seed = seed;
  settings.jobs = options.jobs;
  settings.profile.strict = options.strict;
  settings.functions.existing = options.function;
  if (!options.role_arn.empty()) settings.functions.role_arn = options.role_arn;
  settings.functions.name_prefix = fmt::format("plumbline-{:08x}", seed);
  return settings;
}

/// Writes what fuzzing finds worth keeping to the folders that were named.
class Keeper {
 public:
  Keeper(const FuzzOptions& options, const spec::Operation& operation)
      : options_(options), operation_(operation) {}

  void keep(const fuzzing::Kept& kept) {
    const std::string& folder = kept.is_finding ? options_.findings : options_.corpus;
    if (folder.empty() || !error_.empty()) return;
    const auto written =
        write_corpus_file(folder + "/request/" + kept.name, fuzzing::file_text_of(kept.input, operation_));
    if (!written) error_ = written.error();
  }

  /// Why something could not be written; empty where all was.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  const FuzzOptions& options_;
  const spec::Operation& operation_;
  std::string error_;
};

Result<fuzzing::Seeds, std::string> seeds_for(const FuzzOptions& options, const spec::Spec& spec,
                                              const spec::Operation& operation) {
  fuzzing::Seeds seeds = fuzzing::seeds_of_suite(spec, operation, pattern_seeds_max);
  if (options.corpus.empty()) return seeds;
  const auto files = read_corpus(options.corpus, operation);
  if (!files) return refused("--corpus: " + files.error());
  for (fuzzing::Seed& seed : seeds_in(*files, operation)) seeds.push_back(std::move(seed));
  return seeds;
}

/// Refused where what is found could not be kept: before anything is sought.
Result<void, std::string> make_folders(const FuzzOptions& options) {
  for (const auto& [name, folder] :
       {std::pair("--corpus: ", options.corpus), std::pair("--findings: ", options.findings)}) {
    if (folder.empty()) continue;
    if (auto made = make_corpus_folder(folder); !made) return refused(name + made.error());
  }
  return {};
}

int fuzz(FuzzOptions options) {
  if (const auto made = make_folders(options); !made) return usage_error(made.error());
  const auto loaded = load_known_spec(options.specs, "");
  if (!loaded) return usage_error(loaded.error());
  const spec::Spec& spec = loaded->spec;
  const spec::Operation& operation = spec.operations.front();
  const auto seeds = seeds_for(options, spec, operation);
  if (!seeds) return usage_error(seeds.error());
  options.target = with_timeouts(options.target, options.timeouts);
  const auto target = open_target(options.target);
  if (!target) return usage_error(target.error());

  std::uint64_t allowed = allowed_requests(options);
  if (!options.target.endpoint.empty() && options.jobs > 1) {
    --allowed;
    if (!answers_another_connection(options.target)) options.jobs = 1;
  }
  fuzzing::Allowance allowance(*target->peer, allowed);
  suite::Caller caller(allowance, caller_settings(options, *target));
  const std::uint64_t seed = options.seed.value_or(std::random_device()());
  Keeper keeper(options, operation);
  fuzzing::FuzzSettings settings = settings_of(options, seed);
  const std::atomic<bool>& interrupted = watch_for_interrupt();
  std::atomic<bool> has_enough{false};
  const auto end = end_of(options);
  settings.is_over = [&] { return interrupted || has_enough || steady_clock::now() >= end; };
  settings.keep = [&](const fuzzing::Kept& kept) { keeper.keep(kept); };

  Reports reports("fuzz", facts_of(options, *target, seed, loaded->fingerprint), options.reports, spec);
  report::Progress progress([](std::string_view text) { std::cerr << text << std::flush; },
                            isatty(STDERR_FILENO) == 1 && !options.reports.quiet, steady_clock::now);
  const auto begin = steady_clock::now();
  auto summary =
      fuzzing::fuzz(*seeds, caller, allowance, spec, operation, settings, [&](const suite::Outcome& outcome) {
        reports.add(report::kept(outcome));
        progress.add(outcome);
        if (options.fail_fast && is_grave(outcome.verdict)) has_enough = true;
      });
  progress.finish();
  if (!summary) return tell_not_testable("fuzz", *target, options.target, summary.error());
  if (interrupted && summary->given_up.empty() && has_found_nothing(*summary))
    summary->given_up = "fuzzing was interrupted before it had found anything";
  const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  const int status = reports.finish({summary->requests, seconds, summary->left_out, summary->given_up});
  return keeper.error().empty() ? status : usage_error(keeper.error());
}

}  // namespace

void add_fuzz_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<FuzzOptions>();
  CLI::App* command =
      program.add_subcommand("fuzz", "Send an endpoint requests that nobody wrote, and judge its answers");
  command->footer(
      "Requests are the suite's own, changed by mutators of names, base64 and JSON. What must come of each is\n"
      "predicted from the specification; what diverges is sent again, shrunk, and told once for each cause.\n"
      "\n"
      "  plumbline fuzz --runs 100000                               the reference endpoint, in process\n"
      "  plumbline fuzz --endpoint http://localhost:4566 --time 60  an emulator, for a minute\n"
      "  plumbline fuzz --endpoint URL --mode base64 --seed 7       the same inputs each time\n"
      "  plumbline fuzz --endpoint URL --time 600 --fail-fast       until something fails, ten minutes at most\n"
      "  plumbline fuzz --endpoint URL --corpus mine --findings f   learn, and keep what shows findings\n"
      "  plumbline replay f --endpoint URL                          what is still wrong\n"
      "\n"
      "An interrupt (Ctrl-C) ends it early and decently: functions are taken away, and what was found is told.\n"
      "\n"
      "Exit status: 0 nothing found, 1 findings, 2 wrong usage, folder or spec, 3 could not be reached or tested,\n"
      "or was interrupted before anything was found.");
  add_fuzz_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options] { return fuzz(*options); }; });
}

}  // namespace plumbline::app
