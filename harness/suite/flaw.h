#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "package/sha256.h"
#include "spec/model.h"
#include "verdict/expectation.h"

namespace plumbline::suite {

/// How sure it is that a request is refused for a flaw.
enum class Certainty {
  certain,   ///< the spec says so
  inferred,  ///< by a clause that nobody states: what an endpoint does is reported, and not wrong
  open,      ///< nothing says what becomes of it
};

/// One thing about a request for which an endpoint refuses it, or may.
struct Flaw {
  std::string clause;
  std::vector<verdict::Alternative> answers;  ///< of the one who refuses
  Certainty certainty = Certainty::certain;
  std::optional<verdict::Expectation> besides;  ///< what else is expected where the flaw is the only one
};
using Flaws = std::vector<Flaw>;

/// What a request's body says, as far as it can be told.
struct BodyReading {
  Flaws flaws;
  std::vector<std::string> premises;   ///< clauses that the one who refuses a flawless body breaks
  bool is_open = false;                ///< what it says depends on the reader
  json::Object members;                ///< of the input, with their values; without those that are null
  std::optional<std::string> package;  ///< the bytes of its one blob that can be decoded
};

/// Packages of which it is sure that every reader of zip archives takes them, by their SHA-256.
using KnownPackages = std::set<package::Sha256>;

/// How sure it is that what breaks a clause is refused: it is, unless the clause is inferred.
[[nodiscard]] Certainty certainty_of(const spec::Spec& spec, std::string_view clause);

/// Reads a body as restJson1 and the operation's constraints and rules have it.
[[nodiscard]] BodyReading read_body(const spec::Spec& spec, const spec::Operation& operation,
                                    std::string_view body, const KnownPackages& packages);

/// The flaws of one text by the constraints on its member: length, pattern, value set.
[[nodiscard]] Flaws flaws_of_text(const spec::Operation& operation, const spec::Member& member,
                                  const std::string& text);

}  // namespace plumbline::suite
