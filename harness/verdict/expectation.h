#pragma once

#include <string>
#include <vector>

#include "json/value.h"

namespace plumbline::verdict {

/// Inclusive: {400, 400} is 400 alone, {400, 499} is any 4xx.
struct StatusRange {
  int first = 0;
  int last = 0;
  friend bool operator==(const StatusRange&, const StatusRange&) = default;
};

/// One kind of answer that is right: a status of these, an error type of these (any where empty), a message
/// that holds one of `saying` (any where empty) and none of `not_saying`.
struct Alternative {
  std::vector<StatusRange> statuses;
  std::vector<std::string> types;
  std::vector<std::string> saying;
  std::vector<std::string> not_saying;
};

/// A demand on a value in the answer's body, found by its pointer (see select.h).
struct ValueCheck {
  enum class Kind {
    equals,   ///< the same JSON value; null means absent
    differs,  ///< there, and another JSON value
    one_of,   ///< one of the items of an array; null among them means absent
    later,    ///< a date after that one
  };
  Kind kind;
  std::string pointer;
  json::Value value;
};

/// What one clause demands of one answer. Without alternatives any answer will do, and the values are looked
/// at only where the answer is what the other expectations of its step ask for.
struct Expectation {
  std::string clause;
  std::vector<Alternative> answers;
  std::vector<ValueCheck> values;
  json::Object unless =
      {};  ///< texts with macros: where one of them stands for its value, nothing is demanded
};

}  // namespace plumbline::verdict
