#pragma once

#include <string_view>

#include "json/value.h"
#include "spec/model.h"
#include "suite/move.h"

namespace plumbline::suite {

/// A value that UpdateFunctionCode must refuse, the clause that says so, and the refusal.
struct FlawedValue {
  std::string_view member;
  json::Value value;  ///< null: the member is left out
  std::string_view clause;
  spec::Refusal spec::Operation::*refusal;
};

/// What a flawed update sends: `flawed_value(Move::Flaw::publish_number)` is Publish with 1.
[[nodiscard]] FlawedValue flawed_value(Move::Flaw flaw);

}  // namespace plumbline::suite
