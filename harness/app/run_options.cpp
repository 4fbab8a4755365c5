#include "app/run_options.h"

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

void add_target_options(CLI::App& command, RunOptions& options) {
  TargetOptions& target = options.target;
  command
      .add_option("--endpoint,--endpoint-url", target.endpoint,
                  "The endpoint under test; none: the reference, in process")
      ->type_name("URL")
      ->group("Target");
  command
      .add_option("--function", options.function,
                  "Run on this existing function instead of making some: its code is changed!")
      ->type_name("NAME")
      ->group("Target");
  command.add_option("--role-arn", options.role_arn, "Execution role of the functions made")
      ->type_name("ARN")
      ->group("Target");
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
  auto* sigv4 =
      command
          .add_flag("--sigv4", target.sigv4,
                    "Sign requests (AWS Signature Version 4), with the credentials that the AWS CLI "
                    "would use")
          ->group("Target");
  command.add_option("--region", target.region, "Region to sign for; AWS_REGION or the profile's otherwise")
      ->needs(sigv4)
      ->group("Target");
  command
      .add_option("--profile", target.profile,
                  "Profile of the shared credentials file; AWS_PROFILE otherwise")
      ->needs(sigv4)
      ->group("Target");
  command.add_option("--connect-timeout", options.connect_timeout_s, "Seconds for a connection")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0))
      ->group("Target");
  command.add_option("--read-timeout", options.exchange_timeout_s, "Seconds for a whole response")
      ->capture_default_str()
      ->check(CLI::Range(0.001, 3600.0))
      ->group("Target");
  command.add_flag("!--no-verify-ssl", target.verify_tls, "Take any TLS certificate")->group("Target");
  command.add_option("--ca-bundle", target.ca_bundle, "Certificates to trust, PEM")
      ->check(CLI::ExistingFile)
      ->group("Target");
}

void add_case_options(CLI::App& command, RunOptions& options) {
  command.add_option("--filter", options.filter, "Only cases whose id this glob matches")
      ->type_name("GLOB")
      ->group("Cases");
  command.add_option("--depth", options.pattern.depth, "Extra states that pattern cases guard against")
      ->capture_default_str()
      ->check(CLI::Range(0U, 3U))
      ->group("Cases");
  command.add_option("--budget", options.pattern.budget, "Pattern cases at most, the most telling first")
      ->type_name("N")
      ->group("Cases");
  command
      .add_flag("--strict", options.strict,
                "Clauses of the protocol, and observed ones, bind as the documented do")
      ->group("Cases");
  command.add_option("--jobs,-j", options.jobs, "Cases at once, each on a function of its own")
      ->capture_default_str()
      ->check(CLI::Range(1U, 256U))
      ->group("Cases");
  command.add_option("--rate", options.rate, "Requests a second at most; 0: as fast as it goes")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber)
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

}  // namespace

void add_run_options(CLI::App& command, RunOptions& options) {
  add_target_options(command, options);
  add_case_options(command, options);
  add_journal_options(command, options);
  add_report_options(command, options.reports);
}

}  // namespace plumbline::app
