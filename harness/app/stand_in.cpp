#include "app/stand_in.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "power/mutant.h"
#include "power/null_server.h"

namespace plumbline::app {
namespace {

/// The null servers that answer at all.
std::string servable_kinds() {
  std::string kinds;
  for (const power::NullServer& server : power::null_servers())
    if (server.is_servable) kinds.append(kinds.empty() ? "" : ", ").append(server.id);
  return kinds;
}

}  // namespace

void add_stand_in_options(CLI::App& command, StandIn& stand_in) {
  CLI::Option* mutant =
      command
          .add_option("--mutant", stand_in.mutant,
                      "Be wrong in one way on purpose; plumbline power --list names the ways")
          ->type_name("ID")
          ->group("Instead");
  command
      .add_option("--null", stand_in.null_server, "Be a server that understands nothing: " + servable_kinds())
      ->type_name("KIND")
      ->excludes(mutant)
      ->group("Instead");
}

Result<http::Handler, std::string> handler_of(const StandIn& stand_in, http::Handler reference) {
  if (!stand_in.null_server.empty()) {
    for (const power::NullServer& server : power::null_servers())
      if (server.id == stand_in.null_server && server.is_servable)
        return [answer = server.answer](const http::Request& request) { return *answer(request); };
    return refused("--null " + stand_in.null_server + ": there are " + servable_kinds());
  }
  if (stand_in.mutant.empty()) return reference;
  const power::Mutants mutants = power::all_mutants();
  const auto mutant = std::ranges::find(mutants, stand_in.mutant, &power::Mutant::id);
  if (mutant != mutants.end()) return mutant->make(std::move(reference));
  return refused("--mutant " + stand_in.mutant + ": plumbline power --list names those that there are");
}

std::string described(const StandIn& stand_in) {
  if (!stand_in.null_server.empty()) return "The null server " + stand_in.null_server;
  return stand_in.mutant.empty() ? "The reference endpoint" : "The mutant " + stand_in.mutant;
}

}  // namespace plumbline::app
