#include "app/fuzz_options.h"

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

/// Less would be spent on making a function, reading it back and taking it away.
constexpr std::uint64_t requests_min = 100;

void add_drawing_options(CLI::App& command, FuzzOptions& options) {
  command.add_option("--mode", options.mode, "What is changed of requests: all, name, base64 or body")
      ->capture_default_str()
      ->check(CLI::IsMember({"all", "name", "base64", "body"}))
      ->group("Inputs");
  command
      .add_option("--seed", options.seed,
                  "The same seed and --jobs draw the same inputs; by default another each time")
      ->type_name("N")
      ->group("Inputs");
  command
      .add_option("--corpus", options.corpus,
                  "Also start from the files of this folder, and keep there what is answered in a new way")
      ->type_name("DIR")
      ->group("Inputs");
  command
      .add_option("--findings", options.findings,
                  "Write the request of each finding to a file in this folder, for plumbline replay")
      ->type_name("DIR")
      ->group("Inputs");
  command.add_option("--specs", options.specs, "Folder of another spec")
      ->check(CLI::ExistingDirectory)
      ->group("Inputs");
}

void add_bound_options(CLI::App& command, FuzzOptions& options) {
  command
      .add_option("--runs", options.requests,
                  "Requests at most, those for reading back, making sure and shrinking among them; 10000 "
                  "where neither this nor --time is given")
      ->type_name("N")
      ->check(CLI::Range(requests_min, std::uint64_t{1} << 62U))
      ->group("Bounds");
  command.add_option("--time", options.seconds, "Seconds to draw inputs for")
      ->type_name("S")
      ->check(CLI::Range(0.001, 1e9))
      ->group("Bounds");
  command.add_option("--rate", options.rate, "Requests a second at most; 0: as fast as it goes")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e9))
      ->group("Bounds");
  command.add_flag("--fail-fast", options.fail_fast, "End at the first failure")->group("Bounds");
  command.add_option("--jobs,-j", options.jobs, "Threads, each on a function of its own")
      ->capture_default_str()
      ->check(CLI::Range(1U, 256U))
      ->group("Bounds");
}

}  // namespace

void add_fuzz_options(CLI::App& command, FuzzOptions& options) {
  add_endpoint_options(command, options.target, options.timeouts);
  add_function_options(command, options.function, options.role_arn);
  add_drawing_options(command, options);
  add_bound_options(command, options);
  add_strict_option(command, options.strict);
  add_report_options(command, options.reports);
}

}  // namespace plumbline::app
