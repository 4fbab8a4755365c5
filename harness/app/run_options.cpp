#include "app/run_options.h"

#include <cstdlib>
#include <initializer_list>
#include <string>

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

void add_target_options(CLI::App& command, RunOptions& options) {
  add_endpoint_options(command, options.target, options.timeouts);
  add_function_options(command, options.function, options.role_arn);
  command
      .add_option("--s3-object", options.s3_object, "A package that is in S3, and a file with the same bytes")
      ->type_name("BUCKET/KEY=FILE")
      ->group("Target");
  command
      .add_option("--s3-version", options.s3_version,
                  "An older version of it, and a file with the same bytes")
      ->type_name("ID=FILE")
      ->group("Target");
  command.add_flag("--large", options.large, "Also send requests of 70 MB (as on loopback)")->group("Target");
}

void add_shrink_options(CLI::App& command, RunOptions& options) {
  auto* requests =
      command
          .add_option(
              "--shrink", options.shrink,
              "Requests to spend on each cause of findings: the first case that shows it is asked again "
              "with ever less in its request; 0: none")
          ->type_name("N")
          ->capture_default_str()
          ->check(CLI::Range(0, 100'000))
          ->group("Cases");
  command.add_option("--shrink-time", options.shrink_time, "Seconds to spend on that in all")
      ->type_name("SECONDS")
      ->capture_default_str()
      ->check(CLI::Range(0U, 86'400U))
      ->group("Cases");
  command
      .add_flag_callback(
          "--no-shrink", [&options] { options.shrink = 0; }, "The same as --shrink 0")
      ->excludes(requests)
      ->group("Cases");
}

void add_case_options(CLI::App& command, RunOptions& options) {
  command.add_option("--filter", options.filter, "Only cases whose id this glob matches")
      ->type_name("GLOB")
      ->group("Cases");
  command.add_option("--depth", options.pattern.depth, "Extra states that pattern cases guard against")
      ->capture_default_str()
      ->check(CLI::Range(0U, 3U))
      ->group("Cases");
  command
      .add_option(
          "--budget", options.budget,
          "Pattern cases at most, the most telling first; 0: all. By default as many as take two minutes")
      ->type_name("N")
      ->group("Cases");
  command
      .add_flag("--strict", options.strict,
                "Clauses of the protocol, and observed ones, bind as the documented do")
      ->group("Cases");
  command
      .add_option(
          "--jobs,-j", options.jobs,
          "Cases at once. By default 8; up to 64 where the target takes 20 ms or more for a request and "
          "answers so many as quickly as one, fewer where it does not")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U))
      ->group("Cases");
  command.add_option("--rate", options.rate, "Requests a second at most; 0: as fast as it goes")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e9))
      ->group("Cases");
  command
      .add_option("--seed", options.seed,
                  "Of sequences and of the names of functions; by default another each run")
      ->type_name("N")
      ->group("Cases");
  command.add_option("--sequences", options.sequences, "Random sequences of operations to run; 0: none")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::Range(0U, 1'000'000U))
      ->group("Cases");
  command
      .add_option("--shard", options.shard, "Run one of N parts of the cases; all parts need the same --seed")
      ->type_name("I/N")
      ->needs("--seed")
      ->group("Cases");
  add_shrink_options(command, options);
  command.add_option("--specs", options.specs, "Folder of another spec")
      ->check(CLI::ExistingDirectory)
      ->group("Cases");
  command.add_option("--scenarios", options.scenarios, "Folder of further scenarios")
      ->check(CLI::ExistingDirectory)
      ->group("Cases");
}

void add_journal_options(CLI::App& command, RunOptions& options) {
  auto* journal =
      command
          .add_option(
              "--journal", options.journal,
              "Write what comes of each case to this new file, as it comes (plumbline report reads it)")
          ->type_name("FILE")
          ->group("Report");
  command
      .add_option("--resume", options.resume,
                  "Go on with a run that was broken off, from its journal, under the same options")
      ->type_name("JOURNAL")
      ->excludes(journal)
      ->group("Report");
}

/// Options that hold for a machine or a project rather than for one run may stand in the environment.
void name_environment(CLI::App& command) {
  for (const char* option : {"endpoint", "function", "role-arn", "s3-object", "s3-version", "sigv4",
                             "connect-timeout", "read-timeout", "ca-bundle", "filter", "budget", "strict",
                             "jobs", "rate", "seed", "sequences", "specs", "scenarios", "baseline"}) {
    std::string name = std::string("PLUMBLINE_") + option;
    for (char& c : name) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    command.get_option(std::string("--") + option)->envname(name);
  }
}

/// The first of these variables that is set to something.
std::string from_environment(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return {};
}

}  // namespace

void follow_aws_environment(RunOptions& options) {
  if (options.target.endpoint.empty())
    options.target.endpoint = from_environment({"AWS_ENDPOINT_URL_LAMBDA", "AWS_ENDPOINT_URL"});
  if (options.target.ca_bundle.empty()) options.target.ca_bundle = from_environment({"AWS_CA_BUNDLE"});
}

void add_run_options(CLI::App& command, RunOptions& options) {
  add_target_options(command, options);
  add_case_options(command, options);
  add_journal_options(command, options);
  add_report_options(command, options.reports);
  add_baseline_options(command, options.reports);
  name_environment(command);
}

}  // namespace plumbline::app
