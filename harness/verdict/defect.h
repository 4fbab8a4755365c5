#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::verdict {

/// What is wrong with an answer.
enum class DefectKind {
  status,      ///< another status than the clause asks for
  error_type,  ///< the right status with another error type
  message,     ///< the right error, saying what shows that it is another one
  header,      ///< a header is missing or says something else
  body,        ///< the body is not what the protocol asks for: no JSON, HTML, an envelope without its members
  member,      ///< a response member is missing, null or of another JSON type
  constraint,  ///< a response member breaks its length, range, pattern, value set or format
  value,       ///< a response member holds another value than the request and the state call for
  state_changed,  ///< a request that was refused, or dry, changed something
  no_answer,      ///< no response that can be read
};
std::string_view name_of(DefectKind kind);

/// One thing wrong, resting on one clause. `observed` is short and free of what varies from request to
/// request, so that the same cause reads the same: findings are made of equal clause, kind and observation.
struct Defect {
  std::string clause;
  DefectKind kind;
  std::string observed;
  std::string expected;
  friend bool operator==(const Defect&, const Defect&) = default;
};

using Defects = std::vector<Defect>;

}  // namespace plumbline::verdict
