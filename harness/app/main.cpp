#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/version.h"

namespace {

constexpr const char* about =
    "Holds an endpoint that claims to be AWS Lambda's UpdateFunctionCode against its documentation.\n\n"
    "  plumbline run                                    the built-in reference endpoint, to see how it goes\n"
    "  plumbline run --endpoint http://localhost:4566   an emulator\n"
    "  plumbline fuzz --endpoint URL --time 60          the same with requests that nobody wrote\n"
    "  plumbline replay CASE|FILE --endpoint URL        one case, or one file of a corpus, again\n"
    "  plumbline report run.ndjson                      reports of what a run wrote down (run --journal FILE)\n"
    "  plumbline serve --port 9001                      the reference endpoint, for your own clients\n"
    "  plumbline list --filter 'ZipFile/*'              which cases there are\n"
    "  plumbline clauses                                which statement of the page each rests on\n"
    "  plumbline pattern diff '[a-z]+' '[a-z]{1,8}'     how two documented patterns differ\n"
    "  plumbline power                                  how much the suite finds\n";

constexpr const char* statuses =
    "Exit status: 0 conforms, 1 findings, 2 wrong usage or spec, 3 the target could not be reached or tested,\n"
    "4 a fault of plumbline itself.\n";

int run(int argc, char** argv) {
  namespace app = plumbline::app;
  CLI::App program(about, "plumbline");
  program.footer(statuses);
  program.set_version_flag("--version", "plumbline " + std::string(app::version));
  program.require_subcommand(1);
  program.set_config(
      "--config", "",
      "Options from a TOML file, a table for each command: [run] and its endpoint = \"http://...\"");
  app::Action chosen;
  app::add_run_command(program, chosen);
  app::add_report_command(program, chosen);
  app::add_serve_command(program, chosen);
  app::add_fuzz_command(program, chosen);
  app::add_replay_command(program, chosen);
  app::add_list_command(program, chosen);
  app::add_clauses_command(program, chosen);
  app::add_pattern_command(program, chosen);
  app::add_power_command(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? app::conforms : app::wrong_usage;
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  // Without TZ the C library asks the file system about /etc/localtime whenever a time is converted: two
  // microseconds for each entry of a zip that libzip opens.
  setenv("TZ", ":/etc/localtime", 0);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "plumbline: a fault of its own: " << error.what() << "\n";
    return plumbline::app::own_fault;
  }
}
