#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "json/write.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// A JSON literal that stands where another type is documented. The spellings of booleans are those that
/// Smithy's restJson1 protocol tests for servers (malformed requests) refuse.
struct Literal {
  std::string_view name;  ///< in the case's id
  std::string_view json;
};

constexpr std::array<Literal, 31> not_boolean = {{
    {"string-true", R"("true")"},
    {"string-True", R"("True")"},
    {"string-TRUE", R"("TRUE")"},
    {"string-y", R"("y")"},
    {"string-Y", R"("Y")"},
    {"string-yes", R"("yes")"},
    {"string-Yes", R"("Yes")"},
    {"string-YES", R"("YES")"},
    {"string-1", R"("1")"},
    {"string-on", R"("on")"},
    {"string-On", R"("On")"},
    {"string-ON", R"("ON")"},
    {"string-false", R"("false")"},
    {"string-False", R"("False")"},
    {"string-FALSE", R"("FALSE")"},
    {"string-n", R"("n")"},
    {"string-N", R"("N")"},
    {"string-no", R"("no")"},
    {"string-No", R"("No")"},
    {"string-NO", R"("NO")"},
    {"string-0", R"("0")"},
    {"string-off", R"("off")"},
    {"string-Off", R"("Off")"},
    {"string-OFF", R"("OFF")"},
    {"string-empty", R"("")"},
    {"number-0", "0"},
    {"number-1", "1"},
    {"fraction", "0.5"},
    {"array", "[]"},
    {"array-of-true", "[true]"},
    {"object", "{}"},
}};

constexpr std::array<Literal, 22> no_json = {{
    {"bare-True", "True"}, {"bare-TRUE", "TRUE"}, {"bare-y", "y"},         {"bare-Y", "Y"},
    {"bare-yes", "yes"},   {"bare-Yes", "Yes"},   {"bare-YES", "YES"},     {"bare-on", "on"},
    {"bare-On", "On"},     {"bare-ON", "ON"},     {"bare-False", "False"}, {"bare-FALSE", "FALSE"},
    {"bare-n", "n"},       {"bare-N", "N"},       {"bare-no", "no"},       {"bare-No", "No"},
    {"bare-NO", "NO"},     {"bare-off", "off"},   {"bare-Off", "Off"},     {"bare-OFF", "OFF"},
    {"bare-t", "t"},       {"bare-1.", "1."},
}};

constexpr std::array<Literal, 7> not_string = {{{"number", "981081198"},
                                                {"fraction", "1.5"},
                                                {"true", "true"},
                                                {"false", "false"},
                                                {"array", "[]"},
                                                {"array-of-string", R"(["aaa"])"},
                                                {"object", R"({"aaa":"aaa"})"}}};

constexpr std::array<Literal, 5> not_blob = {{{"number", "981081198"},
                                              {"true", "true"},
                                              {"array-of-numbers", "[98, 108, 11, 98]"},
                                              {"array-of-strings", R"(["b","l","o","b"])"},
                                              {"object", "{}"}}};

constexpr std::array<Literal, 3> no_json_blob = {
    {{"bare-word", "blob"}, {"two-arrays", "[][]"}, {"bare-base64url", "-_=="}}};

constexpr std::array<Literal, 5> not_integer = {
    {{"string", R"("128")"}, {"true", "true"}, {"fraction", "128.5"}, {"array", "[]"}, {"object", "{}"}}};

constexpr std::array<Literal, 4> not_array = {
    {{"string", R"("aaa")"}, {"number", "1"}, {"true", "true"}, {"object", "{}"}}};

constexpr std::array<Literal, 4> not_object = {
    {{"string", R"("aaa")"}, {"number", "1"}, {"true", "true"}, {"array", "[]"}}};

/// The sample's body with a literal, JSON or not, where the member's value would stand.
Step with_literal(const Subject& subject, std::string_view literal) {
  constexpr std::string_view hole = "\"plumbline-hole\"";
  Step step = with_value(subject, json::Value("plumbline-hole"));
  std::string text = json::write(body_of(subject.operation, step.input));
  text.replace(text.find(hole), hole.size(), literal);
  step.wire.body = std::move(text);
  return step;
}

/// The member's value as each of the literals, refused because of `clause`; the case bears on `aspect` too.
void refuse_each(const Subject& subject, std::span<const Literal> literals, std::string_view what,
                 std::string_view clause, std::string_view aspect, Cases& cases) {
  for (const Literal& literal : literals) {
    cases.push_back(refusal(subject, clause, "type/" + std::string(literal.name),
                            "the literal " + std::string(literal.json) + std::string(what),
                            with_literal(subject, literal.json), subject.operation.unreadable));
    if (const auto other = subject.operation.clause(aspect); !other.empty())
      cases.back().clauses.emplace_back(other);
  }
}

void refuse_types(const Subject& subject, std::span<const Literal> literals, std::string_view aspect,
                  Cases& cases) {
  refuse_each(subject, literals, " is of another type", subject.member.clause("type"), aspect, cases);
}

/// What is no JSON is no value of any type: a body that holds it is not read at all.
void refuse_no_json(const Subject& subject, std::span<const Literal> literals, std::string_view aspect,
                    Cases& cases) {
  refuse_each(subject, literals, " is no JSON", subject.operation.clause("malformed-json"), aspect, cases);
}

void accept_booleans(const Subject& subject, Cases& cases) {
  for (const bool flag : {true, false})
    cases.push_back(accepted(subject, subject.member.clause("type"), flag ? "type/true" : "type/false",
                             flag ? "true is a boolean" : "false is a boolean", with_value(subject, flag)));
}

}  // namespace

void try_json_type(const Subject& subject, Cases& cases) {
  if (subject.member.in != spec::Member::In::body) return;
  switch (subject.member.shape->kind) {
    case spec::ShapeKind::boolean:
      accept_booleans(subject, cases);
      refuse_types(subject, not_boolean, "boolean-literal", cases);
      refuse_no_json(subject, no_json, "boolean-literal", cases);
      break;
    case spec::ShapeKind::integer:
    case spec::ShapeKind::long_integer:
      refuse_types(subject, not_integer, "", cases);
      break;
    case spec::ShapeKind::string:
      refuse_types(subject, not_string, "string-literal", cases);
      break;
    case spec::ShapeKind::blob:
      refuse_types(subject, not_blob, "blob-literal", cases);
      refuse_no_json(subject, no_json_blob, "blob-literal", cases);
      break;
    case spec::ShapeKind::list:
      refuse_types(subject, not_array, "", cases);
      break;
    case spec::ShapeKind::map:
    case spec::ShapeKind::structure:
      refuse_types(subject, not_object, "", cases);
      break;
  }
}

}  // namespace plumbline::suite
