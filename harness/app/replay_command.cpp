#include <chrono>
#include <filesystem>
#include <iostream>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/commands.h"
#include "app/corpus_folder.h"
#include "app/exit_status.h"
#include "app/first_contact.h"
#include "app/interrupt.h"
#include "app/named_cases.h"
#include "app/replay_text.h"
#include "app/report_options.h"
#include "app/reports.h"
#include "app/run_facts.h"
#include "app/spec_source.h"
#include "app/target_options.h"
#include "app/version.h"
#include "fuzzing/replay.h"
#include "report/kept.h"
#include "suite/run.h"

namespace plumbline::app {
namespace {

using std::chrono::steady_clock;

struct ReplayOptions {
  TargetOptions target;
  TimeoutOptions timeouts;
  std::string function;
  std::string role_arn;
  std::vector<std::string> what;  ///< files, folders, ids of cases
  std::string as;                 ///< the fuzz target whose corpus the files are of
  std::string specs;
  bool strict = false;
  ReportOptions reports;
};

int usage_error(const std::string& what) {
  std::cerr << "plumbline replay: " << what << "\n";
  return wrong_usage;
}

/// What is to be replayed.
struct Wanted {
  std::vector<CorpusFile> files;
  std::vector<std::string> ids;
};

Result<Wanted, std::string> wanted_of(const ReplayOptions& options, const spec::Operation& operation) {
  Wanted wanted;
  for (const std::string& what : options.what) {
    std::error_code ignored;
    if (!std::filesystem::exists(what, ignored)) {
      wanted.ids.push_back(what);
      continue;
    }
    auto files = read_corpus(what, operation);
    if (!files) return refused(std::move(files.error()));
    if (files->empty()) return refused(what + ": there is no file in this folder");
    for (CorpusFile& file : *files) {
      if (!options.as.empty()) file.holds = fuzzing::held_by(options.as);
      wanted.files.push_back(std::move(file));
    }
  }
  return wanted;
}

/// One replay against one target: files on a function, then cases.
class Replay {
 public:
  Replay(const ReplayOptions& options, const Target& target, const spec::Spec& spec, Reports& reports)
      : options_(options),
        spec_(spec),
        operation_(spec.operations.front()),
        reports_(reports),
        caller_(*target.peer, caller_settings(target)) {
    settings_.profile.strict = options.strict;
    settings_.jobs = 1;
    settings_.interrupted = &watch_for_interrupt();
    settings_.functions.existing = options.function;
    settings_.functions.s3_object = target.s3_object;
    settings_.functions.may_send_much = target.is_near;
    settings_.functions.name_prefix = "plumbline-replay";
    if (!options.role_arn.empty()) settings_.functions.role_arn = options.role_arn;
  }

  /// Why no case can be run on the target; empty where some can.
  std::string why_not_testable() { return suite::why_not_testable(caller_, spec_, settings_); }

  /// Refused with why the target cannot be tested.
  Result<void, std::string> replay_files(const std::vector<CorpusFile>& files) {
    fuzzing::Subject subject(caller_, spec_, operation_, settings_.functions, "files");
    if (auto made = subject.make(); !made) return made;
    subject.introduce({subject.name()},
                      fuzzing::packages_in(fuzzing::seeds_of_suite(spec_, operation_, 0), operation_));
    for (const CorpusFile& file : files) {
      if (*settings_.interrupted) {
        summary_.given_up = "the replay was interrupted";
        break;
      }
      replay_file(subject, file);
    }
    return {};
  }

  void replay_cases(NamedCases named) {
    if (!summary_.given_up.empty()) return;
    settings_.sequences = named.sequences;
    settings_.concurrency = std::move(named.concurrency);
    const suite::RunSummary summary =
        suite::run(std::move(named.cases), named.pattern_cases, caller_, spec_, settings_,
                   [&](const suite::Outcome& outcome) { take(outcome, text_of_case(outcome)); });
    for (const auto& [why, count] : summary.left_out) summary_.left_out[why] += count;
    summary_.given_up = summary.given_up;
  }

  [[nodiscard]] suite::RunSummary summary() const {
    suite::RunSummary summary = summary_;
    summary.requests = caller_.requests_sent();
    return summary;
  }

 private:
  static suite::Caller::Settings caller_settings(const Target& target) {
    suite::Caller::Settings settings;
    settings.wait = [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); };
    settings.fetch = target.fetch;
    return settings;
  }

  void replay_file(fuzzing::Subject& subject, const CorpusFile& file) {
    const auto input = file.holds
                           ? fuzzing::input_holding(file.bytes, *file.holds, operation_)
                           : Result<fuzzing::Input, std::string>(refused("no request to " + operation_.name +
                                                                         " is made of it; there is of the "
                                                                         "corpora " +
                                                                         fuzzing::sendable_targets()));
    if (!input) {
      print(text_of_skipped(file.path, input.error()));
      ++summary_.left_out["are files of which no request is made"];
      return;
    }
    fuzzing::Trial trial = fuzzing::replay(subject, subject.made_safe(*input), operation_);
    trial.outcome.id = file.path;
    trial.outcome.verdict = verdict_of(trial.outcome.defects, spec_, settings_.profile);
    take(trial.outcome, text_of_trial(trial));
  }

  void take(const suite::Outcome& outcome, const std::string& text) {
    print(text);
    reports_.add(report::kept(outcome));
  }

  void print(const std::string& text) const {
    if (!options_.reports.quiet) std::cout << text << std::flush;
  }

  const ReplayOptions& options_;
  const spec::Spec& spec_;
  const spec::Operation& operation_;
  Reports& reports_;
  suite::Caller caller_;
  suite::RunSettings settings_;
  suite::RunSummary summary_;
};

report::RunFacts facts_of(const ReplayOptions& options, const Target& target,
                          const std::string& fingerprint) {
  report::RunFacts facts;
  facts.target = target.name;
  facts.endpoint = target.base_url;
  facts.profile = options.strict ? "strict" : "documented";
  facts.selection = fmt::format("replay of {}", fmt::join(options.what, " "));
  facts.started = now_text();
  facts.version = version;
  facts.spec = fingerprint;
  return facts;
}

int replay(ReplayOptions options) {
  if (!options.as.empty() && !fuzzing::held_by(options.as))
    return usage_error("--as " + options.as + ": there are " + fuzzing::sendable_targets());
  const auto loaded = load_known_spec(options.specs, "");
  if (!loaded) return usage_error(loaded.error());
  const spec::Spec& spec = loaded->spec;
  const auto wanted = wanted_of(options, spec.operations.front());
  if (!wanted) return usage_error(wanted.error());
  auto cases = find_cases(wanted->ids, spec);
  if (!cases) return usage_error(cases.error());
  options.target = with_timeouts(options.target, options.timeouts);
  const auto target = open_target(options.target);
  if (!target) return usage_error(target.error());

  Reports reports("replay", facts_of(options, *target, loaded->fingerprint), options.reports, spec);
  const auto begin = steady_clock::now();
  Replay replayed(options, *target, spec, reports);
  if (!wanted->files.empty()) {
    if (const auto done = replayed.replay_files(wanted->files); !done)
      return tell_not_testable("replay", *target, options.target, done.error());
  } else if (const std::string why = replayed.why_not_testable(); !why.empty()) {
    return tell_not_testable("replay", *target, options.target, why);
  }
  for (NamedCases& named : *cases) replayed.replay_cases(std::move(named));
  const suite::RunSummary summary = replayed.summary();
  const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  return reports.finish({summary.requests, seconds, summary.left_out, summary.given_up});
}

}  // namespace

void add_replay_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ReplayOptions>();
  CLI::App* command =
      program.add_subcommand("replay", "Send cases, corpora and crash files to an endpoint, one by one");
  command->footer(
      "Files below folders with the name of a fuzz target are read as its corpus: " +
      fuzzing::sendable_targets() +
      ".\nWhere they speak of my-function, 123456789012 and us-west-2, the function at hand is put in their place.\n"
      "\n"
      "  plumbline replay 'FunctionName/length/bare-65' --endpoint URL   one case of plumbline list\n"
      "  plumbline replay corpus/seeds/base64 --endpoint URL             a corpus\n"
      "  plumbline replay findings --endpoint URL                        what plumbline fuzz --findings kept\n"
      "  plumbline replay crash-1a2b --as function_name                  a file of libFuzzer's, in process\n"
      "\n"
      "Exit status: 0 all as it should be, 1 findings, 2 wrong usage or file, 3 could not be reached or tested, or\n"
      "was interrupted.");
  command->add_option("files_or_cases", options->what, "Files, folders, and ids of cases (globs)")
      ->required()
      ->type_name("FILE|DIR|CASE");
  command->add_option("--as", options->as, "Read all files as the corpus of this fuzz target")
      ->type_name("TARGET");
  command->add_option("--specs", options->specs, "Folder of another spec")->check(CLI::ExistingDirectory);
  add_endpoint_options(*command, options->target, options->timeouts);
  add_function_options(*command, options->function, options->role_arn);
  add_strict_option(*command, options->strict);
  add_report_options(*command, options->reports);
  command->callback([options, &chosen] { chosen = [options] { return replay(*options); }; });
}

}  // namespace plumbline::app
