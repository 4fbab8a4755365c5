#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/one_package.h"
#include "app/spec_source.h"
#include "power/kill_matrix.h"
#include "power/matrix_report.h"
#include "suite/generate.h"

namespace plumbline::app {
namespace {

struct PowerOptions {
  std::string mutant;
  power::KillSettings kill;
  std::string specs;
  std::string scenarios;
  bool as_json = false;
  bool is_brief = false;
  bool only_list = false;
};

void list(const power::Mutants& mutants) {
  for (const power::Mutant& mutant : mutants)
    std::cout << fmt::format("{:<44} {:<10} {}\n", mutant.id, mutant.source, mutant.about);
}

/// Null servers belong to the whole matrix: who asks for one mutant asks for it alone.
std::span<const power::NullServer> null_servers_for(const PowerOptions& options) {
  return options.mutant.empty() ? power::null_servers() : std::span<const power::NullServer>();
}

power::Progress progress_on_terminal() {
  if (isatty(STDERR_FILENO) != 1) return [](std::size_t, std::size_t) {};
  return [](std::size_t done, std::size_t all) {
    std::cerr << fmt::format("\r{} of {} endpoints{}", done, all, done == all ? "\n" : "") << std::flush;
  };
}

int measure(PowerOptions options) {
  const auto complain = [](const std::string& what) {
    std::cerr << "plumbline power: " << what << "\n";
    return wrong_usage;
  };
  const power::Mutants mutants = power::chosen_mutants(options.mutant);
  if (mutants.empty()) return complain("no mutant matches --mutant " + options.mutant);
  if (options.only_list) {
    list(mutants);
    return conforms;
  }
  const auto spec = load_spec(options.specs, options.scenarios);
  if (!spec) return complain(spec.error());
  auto cases = suite::generate(*spec);
  if (!cases) return complain(cases.error().text());
  options.kill.is_whole = options.mutant.empty();
  options.kill.code_source = std::make_shared<OnePackage>();
  options.kill.s3_object = OnePackage::described();
  const power::TrialCases trial = power::trial_cases(*spec, *std::move(cases), options.kill);
  const power::KillMatrix matrix = power::kill_matrix(*spec, trial, mutants, null_servers_for(options),
                                                      options.kill, progress_on_terminal());
  std::cout << (options.as_json ? power::matrix_json(matrix) : power::matrix_text(matrix, options.is_brief));
  return matrix.is_complete() ? conforms : found;
}

}  // namespace

void add_power_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<PowerOptions>();
  CLI::App* command = program.add_subcommand(
      "power", "How much the suite finds: it is run against endpoints that are wrong in known ways");
  command->footer(
      "  plumbline power                       every mutant of the reference endpoint, and every null server\n"
      "  plumbline power --mutant 'dry-run/*'  some mutants\n"
      "  plumbline power --list                which there are; plumbline serve --mutant ID runs one\n"
      "\n"
      "Exit status 1 where a mutant is not found by a clause that it breaks, a null server passes for an endpoint,\n"
      "a clause finds no mutant, or the reference is found wrong itself.");
  command->add_option("--mutant", options->mutant, "Only mutants whose ids this shell glob chooses")
      ->type_name("GLOB");
  command->add_option("--jobs", options->kill.jobs, "Endpoints at once")
      ->capture_default_str()
      ->check(CLI::Range(1U, 256U));
  command
      ->add_option("--patterns", options->kill.pattern_cases_max,
                   "Texts of each documented pattern at most, where nothing else finds a mutant")
      ->capture_default_str();
  command->add_flag("--quick", options->kill.is_quick,
                    "Try each endpoint only until it is found as it should be: the same exit status, sooner");
  command->add_flag("--json", options->as_json,
                    "The whole matrix as JSON, with every clause that found a mutant");
  command->add_flag("--brief", options->is_brief, "Only what was not found by the right clause");
  command->add_flag("--list", options->only_list, "List the mutants and try none");
  command->add_option("--specs", options->specs, "Folder of another spec")->check(CLI::ExistingDirectory);
  command->add_option("--scenarios", options->scenarios, "Folder of further scenarios")
      ->check(CLI::ExistingDirectory);
  command->callback([options, &chosen] { chosen = [options] { return measure(*options); }; });
}

}  // namespace plumbline::app
