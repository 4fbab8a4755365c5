#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace plumbline::app {

/// What a command does once the command line is read: its exit status (exit_status.h).
using Action = std::function<int()>;

/// Each adds one command to the program. When the command line names it, `chosen` becomes what it does.
void add_run_command(CLI::App& program, Action& chosen);
void add_report_command(CLI::App& program, Action& chosen);
void add_serve_command(CLI::App& program, Action& chosen);
void add_fuzz_command(CLI::App& program, Action& chosen);
void add_replay_command(CLI::App& program, Action& chosen);
void add_list_command(CLI::App& program, Action& chosen);
void add_clauses_command(CLI::App& program, Action& chosen);
void add_pattern_command(CLI::App& program, Action& chosen);
void add_power_command(CLI::App& program, Action& chosen);

}  // namespace plumbline::app
