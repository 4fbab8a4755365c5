#pragma once

#include <string>
#include <string_view>

#include "fuzzing/input.h"
#include "suite/macro.h"

namespace plumbline::fuzzing {

/// What inputs call the function that they are about: the words of the page's examples, which corpora and
/// mutators know. In a name they stand for the fixture's where they are a whole part of it between colons, in
/// a body only `current_revision` stands for something.
namespace example {
inline constexpr std::string_view function = "my-function";
inline constexpr std::string_view account = "123456789012";
inline constexpr std::string_view region = "us-west-2";
inline constexpr std::string_view current_revision = "${function.revision}";
}  // namespace example

/// The bindings under which the suite's cases speak of the page's example.
[[nodiscard]] suite::Bindings example_bindings();

/// Whose names and values stand in the place of the examples.
struct StandIn {
  std::string function;
  std::string account;
  std::string region;
  std::string revision;
};

/// From the bindings of a fixture, as suite::Fixtures::provide gives them.
[[nodiscard]] StandIn stand_in_of(const suite::Bindings& bindings);

/// The input about the fixture.
[[nodiscard]] Input with_stand_in(Input input, const StandIn& stand_in);

}  // namespace plumbline::fuzzing
