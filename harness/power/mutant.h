#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "http/in_process.h"

/// The suite measured: endpoints that are wrong in one known way, and what the suite makes of them.
namespace plumbline::power {

/// Makes a wrong endpoint of a right one.
using Make = std::function<http::Handler(http::Handler reference)>;

/// What a mutant has to be tried in to show itself.
enum class World {
  plain,       ///< one request after the other, on an endpoint whose updates are done when they are answered
  large,       ///< also requests of many megabytes
  concurrent,  ///< requests at once
  asynchronous,  ///< an endpoint whose updates are in progress for a while
};

/// The reference endpoint made wrong in one named way. The suite must find it, and by a clause that it
/// breaks.
///
///     const auto mutants = all_mutants();
///     http::Handler wrong = mutants.front().make(reference);
struct Mutant {
  std::string id;                    ///< "dry-run/mutates": theme and what it does
  std::string about;                 ///< one sentence for people
  std::vector<std::string> clauses;  ///< found by one of these, it is found by the right clause
  std::string source;  ///< "D10": seen in a real implementation (README.md); else "constraint" or "statement"
  Make make;
  World world = World::plain;
};

using Mutants = std::vector<Mutant>;

/// What several tables hold, in their order.
[[nodiscard]] Mutants joined(std::initializer_list<Mutants (*)()> tables);

/// Every mutant, in the order of the page's members and then of the answers.
[[nodiscard]] Mutants all_mutants();

/// The mutants whose ids a shell glob chooses ('*' also stands for '/'); all where it is empty.
[[nodiscard]] Mutants chosen_mutants(const std::string& glob);

}  // namespace plumbline::power
