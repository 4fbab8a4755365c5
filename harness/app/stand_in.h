#pragma once

#include <string>

#include "http/in_process.h"
#include "result.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// What is to stand in the place of the reference endpoint, to try a suite or a client on: the reference made
/// wrong in one way, or a server that understands nothing. Both empty: the reference itself.
struct StandIn {
  std::string mutant;
  std::string null_server;
};

void add_stand_in_options(CLI::App& command, StandIn& stand_in);

/// The handler to serve. Refused where there is no mutant or null server of that name.
[[nodiscard]] Result<http::Handler, std::string> handler_of(const StandIn& stand_in, http::Handler reference);

/// "The reference endpoint", "The mutant dry-run/mutates": what listens, for people.
[[nodiscard]] std::string described(const StandIn& stand_in);

}  // namespace plumbline::app
