#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "pattern/dfa.h"
#include "spec/where.h"

/// The documentation as values: what `specs/` says, read and checked. Nothing here knows an operation by
/// name.
namespace plumbline::spec {

/// Where an expectation comes from, most binding first.
enum class Tier { documented, protocol, observed, inferred };
std::string_view name_of(Tier tier);

/// Where in its source a clause stands: the page for documented ones, else Smithy's protocol or a recording.
struct Place {
  std::string source;   ///< "update-function-code", "restJson1", "recording UFC-05"
  std::string section;  ///< "URI Request Parameters", "Response Elements", "Errors"
  std::string member;   ///< "FunctionName", or empty
  int line = 0;         ///< of the page's text; 0 where the source has no lines
  std::string url;      ///< AWS's online page with its anchor, or the protocol's
};

/// One testable statement of the documentation.
struct Clause {
  std::string id;         ///< "FunctionName.pattern"
  std::string statement;  ///< in our own words
  Tier tier = Tier::documented;
  Place place;
  std::string contested;  ///< what AWS was recorded to do instead; empty where nobody disagrees
  std::string untested;   ///< why no case can show it from outside; empty for the testable
};

/// An inclusive range; a side that is absent is open.
struct Bounds {
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};

/// A documented pattern: its text as printed, and what it means for a whole value.
struct Pattern {
  std::string text;
  std::shared_ptr<const pattern::Dfa> dfa;
};

enum class ShapeKind { boolean, integer, long_integer, string, blob, list, map, structure };
std::string_view name_of(ShapeKind kind);

struct Shape;

/// A member of a structure. `clauses` says which clause each of its constraints renders, by the constraint's
/// name: "required", "type", "length", "range", "pattern", "values", "format", "blob", "today" (what breaks
/// the page's constraint and keeps today's), and others that strategies ask for.
struct Member {
  std::string name;
  const Shape* shape = nullptr;
  bool required = false;
  enum class In { body, label, query } in = In::body;
  std::string wire_name;  ///< the label's, query parameter's or JSON member's name
  std::map<std::string, std::string, std::less<>> clauses;

  /// The clause of a constraint, or an empty text where the documentation says none.
  [[nodiscard]] std::string_view clause(std::string_view constraint) const;
};

/// A shape of the Smithy model with its constraints.
struct Shape {
  std::string name;
  ShapeKind kind = ShapeKind::string;
  std::optional<Bounds> length;  ///< of strings in code points, of lists in items
  std::optional<Bounds> range;
  std::optional<Pattern> pattern;
  std::string format;  ///< "date": the page's form of a date (`plumbline#format`); empty for the rest
  std::vector<std::string> values;  ///< the value set of an enum; empty for other shapes
  std::shared_ptr<const Shape>
      today;                    ///< wider constraints of AWS's current model (`plumbline#today`), or nullptr
  std::vector<Member> members;  ///< of a structure; a list or map has one, for its items or values

  [[nodiscard]] const Member* member(std::string_view name) const;
};

/// An error that the page names.
struct Error {
  std::string type;  ///< "ResourceNotFoundException": as the x-amzn-ErrorType header carries it
  int status = 0;
  std::string clause;
  std::string
      message_member;  ///< the member that carries the text: "message", or "Message" as recorded for some
};

/// What a refusal looks like: any of these statuses with any of these types.
struct Refusal {
  std::vector<int> statuses;
  std::vector<std::string> types;
  std::vector<std::string> saying;      ///< texts of which the message must hold one; any text where empty
  std::vector<std::string> not_saying;  ///< texts whose presence shows that the check had been passed
};

/// A rule across members (`plumbline#rules`).
struct Rule {
  enum class Kind {
    bare_length,   ///< a value without ':' is at most `max` code points long
    at_least_one,  ///< one of `members` must be there
    together,      ///< `members` come together: none of them alone
    exclusive,     ///< no two groups of `members` together: the first one excludes the others
    not_empty,     ///< each of `members`, a blob, has bytes
    archive,       ///< the bytes of each of `members`, a blob, are a zip archive
    scenario,      ///< behaviour: `scenarios` show it
  };
  Kind kind;
  std::string clause;
  std::vector<std::string> members;
  std::int64_t max = 0;
  std::vector<std::string> scenarios;
  std::string because;  ///< where the rule is not documented: why we hold it
};

/// A valid request to start from: a template of members whose values may hold macros (see suite/macro.h).
/// Strategies change one thing of it; unchanged it is the control.
struct Sample {
  std::string id;                    ///< "zip"
  json::Object input;                ///< member name to value
  std::vector<std::string> members;  ///< whose constraints are tried on this sample
  json::Object examples;             ///< a valid value for members that the input does not hold
  json::Object stretch;              ///< for members: a valid value with ${fill} where it can be made longer
  json::Object forms;                ///< for members: other ways to write the same value, by name
  json::Object harmless;             ///< members that keep an accepted request from changing anything
  json::Value expect;         ///< what the answer to the unchanged input holds, as in a scenario's step
  bool needs_source = false;  ///< holds only where the code's source exists: until then "reached" is enough
};

struct Operation {
  std::string name;
  std::string method;
  std::string uri;  ///< with {Labels}
  int success = 200;
  const Shape* input = nullptr;
  const Shape* output = nullptr;  ///< nullptr: the answer has no body
  std::vector<Error> errors;
  std::vector<Rule> rules;
  std::vector<std::string> newer_members;  ///< of AWS's input today and not of the page: theirs to mean
  std::vector<Sample> samples;
  Refusal invalid;     ///< a value breaks a constraint
  Refusal unreadable;  ///< the body, or a value in it, cannot be read
  Refusal source;      ///< the request was understood and its code source did not deliver
  std::map<std::string, std::string, std::less<>> clauses;  ///< "status", "content-type" and so on

  [[nodiscard]] const Error* error(std::string_view type) const;
  [[nodiscard]] std::string_view clause(std::string_view aspect) const;
};

/// A stateful case as data, as suite/scenario.h reads it.
struct Scenario {
  std::string id;
  Where where;  ///< it stands, or the outline that an example made it of
  json::Value value;
};

/// All of `specs/`: clauses in the order of the page, operations with the one under test first.
struct Spec {
  std::vector<Clause> clauses;
  std::vector<Operation> operations;
  std::vector<std::unique_ptr<Shape>> shapes;
  std::vector<Scenario> scenarios;

  [[nodiscard]] const Clause* clause(std::string_view id) const;
  [[nodiscard]] const Operation* operation(std::string_view name) const;
};

}  // namespace plumbline::spec
