#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "spec/small_spec.h"

namespace plumbline::spec {
namespace {

using ::testing::HasSubstr;

/// One thing wrong in the small spec: what is put where (nothing: it is taken away), and what is said of it
/// where.
struct Row {
  const char* name;
  const char* file;
  const char* at;
  const char* put;
  const char* pointer;
  const char* reason;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

constexpr Row rows[] = {
    // clauses
    {"tier", "clauses.json", "/answer/tier", R"("seen")", "/answer/tier", "not one of its values"},
    {"clause_member", "clauses.json", "/answer/teir", "1", "/answer/teir", "unknown member"},
    {"no_statement", "clauses.json", "/answer/statement", nullptr, "/answer", "wants a member 'statement'"},
    {"empty_statement", "clauses.json", "/answer/statement", R"("")", "/answer/statement", "is empty"},
    {"line_text", "clauses.json", "/answer/place/line", R"("7")", "/answer/place/line", "wants an integer"},
    {"line_negative", "clauses.json", "/answer/place/line", "-1", "/answer/place/line", "no line"},
    {"clause_gone", "clauses.json", "/Flag.type", nullptr,
     "/shapes/demo#PokeInput/members/Flag/traits/plumbline#clause/type", "no clause 'Flag.type'"},
    // the file and its shapes
    {"smithy_version", "model.json", "/smithy", R"("1.0")", "", "2.0"},
    {"file_member", "model.json", "/shaeps", "{}", "/shaeps", "unknown member"},
    {"shapes_kind", "model.json", "/shapes", "[]", "/shapes", "wants an object"},
    {"shape_id", "model.json", "/shapes/Name", R"({"type": "string"})", "/shapes/Name", "namespace#Name"},
    {"shape_kind", "model.json", "/shapes/demo#Name", "[]", "/shapes/demo#Name", "wants an object"},
    {"shape_type", "model.json", "/shapes/demo#Name/type", R"("text")", "/shapes/demo#Name/type",
     "unknown type"},
    {"shape_part", "model.json", "/shapes/demo#Name/members", "{}", "/shapes/demo#Name/members",
     "unknown member"},
    {"no_members", "model.json", "/shapes/demo#PokeInput/members", nullptr, "/shapes/demo#PokeInput",
     "wants 'members'"},
    {"member_key", "model.json", "/shapes/demo#PokeInput/members/Flag/tragets", "1",
     "/shapes/demo#PokeInput/members/Flag/tragets", "unknown member"},
    {"member_kind", "model.json", "/shapes/demo#PokeInput/members/Flag", "1",
     "/shapes/demo#PokeInput/members/Flag", "wants an object"},
    {"no_target", "model.json", "/shapes/demo#Names/member/target", nullptr, "/shapes/demo#Names/member",
     "wants a target"},
    {"target_kind", "model.json", "/shapes/demo#Names/member/target", "1", "/shapes/demo#Names/member/target",
     "wants a string"},
    {"target_gone", "model.json", "/shapes/demo#Names/member/target", R"("demo#Nmae")",
     "/shapes/demo#Names/member/target", "no shape demo#Nmae"},
    {"target_operation", "model.json", "/shapes/demo#Names/member/target", R"("demo#Poke")",
     "/shapes/demo#Names/member/target", "no shape demo#Poke"},
    {"map_key", "model.json", "/shapes/demo#Tags/key/target", R"("smithy.api#Integer")",
     "/shapes/demo#Tags/key", "a key is a string"},
    {"prelude", "model.json", "/shapes/smithy.api#String", R"({"type": "string"})",
     "/shapes/smithy.api#String", "prelude"},
    // traits
    {"trait", "model.json", "/shapes/demo#Name/traits/smithy.api#patern", R"("a")",
     "/shapes/demo#Name/traits/smithy.api#patern", "unknown trait"},
    {"our_trait", "model.json", "/shapes/demo#Poke/traits/plumbline#rulez", "[]",
     "/shapes/demo#Poke/traits/plumbline#rulez", "unknown trait"},
    {"trait_place", "model.json", "/shapes/demo#Name/traits/smithy.api#range", R"({"min": 1})",
     "/shapes/demo#Name/traits/smithy.api#range", "says nothing on a shape of type string"},
    {"trait_on_member", "model.json", "/shapes/demo#PokeInput/members/Flag/traits/smithy.api#length",
     R"({"min": 1})", "/shapes/demo#PokeInput/members/Flag/traits/smithy.api#length",
     "says nothing on a shape of type member"},
    {"trait_kind", "model.json", "/shapes/demo#Name/traits/smithy.api#pattern", "1",
     "/shapes/demo#Name/traits/smithy.api#pattern", "wants a string"},
    {"traits_kind", "model.json", "/shapes/demo#Name/traits", "[]", "/shapes/demo#Name/traits",
     "wants an object"},
    {"trait_undefined", "traits.json", "/shapes/plumbline#today", nullptr,
     "/shapes/demo#Colour/traits/plumbline#today", "not defined in traits.json"},
    {"format", "model.json", "/shapes/demo#When/traits/plumbline#format", R"("dtae")",
     "/shapes/demo#When/traits/plumbline#format", "not one of its values"},
    // constraints
    {"pattern", "model.json", "/shapes/demo#Name/traits/smithy.api#pattern", R"("(")",
     "/shapes/demo#Name/traits/smithy.api#pattern", "no pattern"},
    {"bounds_empty", "model.json", "/shapes/demo#Name/traits/smithy.api#length", "{}",
     "/shapes/demo#Name/traits/smithy.api#length", "wants a min or a max"},
    {"bounds_key", "model.json", "/shapes/demo#Name/traits/smithy.api#length/mix", "1",
     "/shapes/demo#Name/traits/smithy.api#length/mix", "unknown member"},
    {"bounds_text", "model.json", "/shapes/demo#Name/traits/smithy.api#length/min", R"("1")",
     "/shapes/demo#Name/traits/smithy.api#length/min", "wants an integer"},
    {"bounds_fraction", "model.json", "/shapes/demo#Size/traits/smithy.api#range/min", "1.5",
     "/shapes/demo#Size/traits/smithy.api#range/min", "wants an integer"},
    {"bounds_order", "model.json", "/shapes/demo#Name/traits/smithy.api#length/min", "9",
     "/shapes/demo#Name/traits/smithy.api#length", "above its max"},
    {"length_negative", "model.json", "/shapes/demo#Name/traits/smithy.api#length/min", "-1",
     "/shapes/demo#Name/traits/smithy.api#length", "not negative"},
    {"enum_twice", "model.json", "/shapes/demo#Colour/members/BLUE/traits/smithy.api#enumValue", R"("red")",
     "/shapes/demo#Colour/members/BLUE", "is there already"},
    {"enum_empty", "model.json", "/shapes/demo#Colour/members", "{}", "/shapes/demo#Colour/members",
     "wants a value"},
    {"enum_target", "model.json", "/shapes/demo#Colour/members/red/target", R"("smithy.api#String")",
     "/shapes/demo#Colour/members/red/target", "smithy.api#Unit"},
    {"today_gone", "model.json", "/shapes/demo#Colour/traits/plumbline#today", R"("demo#ColourTody")",
     "/shapes/demo#Colour/traits/plumbline#today", "no shape demo#ColourTody"},
    {"today_kind", "model.json", "/shapes/demo#Colour/traits/plumbline#today", R"("demo#Size")",
     "/shapes/demo#Colour/traits/plumbline#today", "another kind"},
    // clauses of constraints
    {"no_clause", "model.json", "/shapes/demo#PokeOutput/traits/plumbline#clause/range", nullptr,
     "/shapes/demo#PokeOutput/members/Size", "its constraint 'range' has no clause"},
    {"no_clause_of_item", "model.json", "/shapes/demo#Names/traits/plumbline#clause/pattern", nullptr,
     "/shapes/demo#Names/member", "its constraint 'pattern' has no clause"},
    {"no_constraint", "model.json", "/shapes/demo#PokeInput/members/Flag/traits/plumbline#clause/pattern",
     R"("answer")", "/shapes/demo#PokeInput/members/Flag/traits/plumbline#clause/pattern",
     "a constraint that the member has not"},
    {"optional_required", "model.json",
     "/shapes/demo#PokeInput/members/Name/traits/plumbline#clause/optional", R"("answer")",
     "/shapes/demo#PokeInput/members/Name/traits/plumbline#clause/optional",
     "a constraint that the member has not"},
    {"no_shared_constraint", "model.json", "/shapes/demo#PokeInput/traits/plumbline#clause/range",
     R"("answer")", "/shapes/demo#PokeInput/traits/plumbline#clause/range", "that no member has"},
    {"aspect_name", "model.json", "/shapes/demo#Poke/traits/plumbline#clause/stauts", R"("answer")",
     "/shapes/demo#Poke/traits/plumbline#clause/stauts", "not one of its values"},
    {"aspect_of_members", "model.json", "/shapes/demo#Poke/traits/plumbline#clause/length", R"("answer")",
     "/shapes/demo#Poke/traits/plumbline#clause/length", "no aspect of an operation"},
    {"aspect_clause", "model.json", "/shapes/demo#Poke/traits/plumbline#clause/status", R"("anwser")",
     "/shapes/demo#Poke/traits/plumbline#clause/status", "no clause 'anwser'"},
    {"aspect_gone", "model.json", "/shapes/demo#Poke/traits/plumbline#clause/status", nullptr,
     "/shapes/demo#Poke/traits/plumbline#clause", "its aspect 'status' has no clause"},
    {"aspects_gone", "model.json", "/shapes/demo#Poke/traits/plumbline#clause", nullptr, "/shapes/demo#Poke",
     "wants plumbline#clause"},
    // the way onto the wire
    {"label_optional", "model.json", "/shapes/demo#PokeInput/members/Name/traits/smithy.api#required",
     nullptr, "/shapes/demo#PokeInput/members/Name", "a label is required"},
    {"two_bindings", "model.json", "/shapes/demo#PokeInput/members/Name/traits/smithy.api#httpQuery",
     R"("n")", "/shapes/demo#PokeInput/members/Name", "more than one way"},
    {"wire_name", "model.json", "/shapes/demo#PokeInput/members/Data/traits/smithy.api#jsonName", R"("")",
     "/shapes/demo#PokeInput/members/Data", "no name on the wire"},
    {"query_structure", "model.json", "/shapes/demo#PokeOutput/members/Names/traits",
     R"({"smithy.api#httpQuery": "n"})", "/shapes/demo#PokeOutput/members/Names", "only simple shapes"},
    {"query_in_output", "model.json", "/shapes/demo#PokeOutput/members/When/traits",
     R"({"smithy.api#httpQuery": "n"})", "/shapes/demo#PokeOutput/members/When", "in no operation's input"},
    {"http_gone", "model.json", "/shapes/demo#Poke/traits/smithy.api#http", nullptr,
     "/shapes/demo#Poke/traits/smithy.api#http", "is not there"},
    {"http_key", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/url", R"("/")",
     "/shapes/demo#Poke/traits/smithy.api#http/url", "unknown member"},
    {"method", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/method", R"("put")",
     "/shapes/demo#Poke/traits/smithy.api#http/method", "in capitals"},
    {"code", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/code", "404",
     "/shapes/demo#Poke/traits/smithy.api#http/code", "status of success"},
    {"code_text", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/code", R"("200")",
     "/shapes/demo#Poke/traits/smithy.api#http/code", "status of success"},
    {"uri", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("things")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "wants a path"},
    {"uri_query", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/{Name}?x")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "wants a path"},
    {"label_part", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/a-{Name}")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "no label that is a whole segment"},
    {"label_greedy", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/{Name+}")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "no label that is a whole segment"},
    {"label_twice", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/{Name}/{Name}")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "two labels 'Name'"},
    {"label_unknown", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/{Name}/{Flag}")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "no label member 'Flag'"},
    {"label_missing", "model.json", "/shapes/demo#Poke/traits/smithy.api#http/uri", R"("/things")",
     "/shapes/demo#Poke/traits/smithy.api#http/uri", "no label for the input's member 'Name'"},
    // operations and errors
    {"service_gone", "model.json", "/shapes/demo#Service", nullptr, "", "no service"},
    {"service_two", "model.json", "/shapes/demo#Zervice",
     R"({"type": "service", "version": "1", "operations": []})", "/shapes/demo#Zervice", "second service"},
    {"operation_gone", "model.json", "/shapes/demo#Service/operations/0/target", R"("demo#Pike")",
     "/shapes/demo#Service/operations/0/target", "no operation demo#Pike"},
    {"operation_twice", "model.json", "/shapes/demo#Service/operations/-", R"({"target": "demo#Poke"})",
     "/shapes/demo#Service/operations/1/target", "listed twice"},
    {"operation_unlisted", "model.json", "/shapes/demo#Service/operations", "[]", "/shapes/demo#Poke",
     "the service does not list"},
    {"input_gone", "model.json", "/shapes/demo#Poke/input", nullptr, "/shapes/demo#Poke/input",
     "wants a structure"},
    {"input_simple", "model.json", "/shapes/demo#Poke/input/target", R"("demo#Name")",
     "/shapes/demo#Poke/input/target", "no structure demo#Name"},
    {"output_gone", "model.json", "/shapes/demo#Poke/output/target", R"("demo#Nothing")",
     "/shapes/demo#Poke/output/target", "no structure demo#Nothing"},
    {"error_gone", "model.json", "/shapes/demo#Poke/errors/0/target", R"("demo#Name")",
     "/shapes/demo#Poke/errors/0/target", "no error demo#Name"},
    {"error_twice", "model.json", "/shapes/demo#Poke/errors/-", R"({"target": "demo#Ouch"})",
     "/shapes/demo#Poke/errors/1", "is there already"},
    {"error_side", "model.json", "/shapes/demo#Ouch/traits/smithy.api#error", R"("both")",
     "/shapes/demo#Ouch/traits/smithy.api#error", "neither"},
    {"error_status", "model.json", "/shapes/demo#Ouch/traits/smithy.api#httpError", "500",
     "/shapes/demo#Ouch/traits/smithy.api#httpError", "no status of such an error"},
    {"error_clause", "model.json", "/shapes/demo#Ouch/traits/plumbline#clause", nullptr,
     "/shapes/demo#Ouch/traits/plumbline#clause/error", "no clause ''"},
    {"error_silent", "model.json", "/shapes/demo#Ouch/members", "{}", "/shapes/demo#Ouch", "'message'"},
    // rules
    {"rule_kind", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/kind", R"("bare")",
     "/shapes/demo#Poke/traits/plumbline#rules/0/kind", "not one of its values"},
    {"rule_key", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/min", "1",
     "/shapes/demo#Poke/traits/plumbline#rules/0/min", "unknown member"},
    {"rule_member", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/members/0", R"("Falg")",
     "/shapes/demo#Poke/traits/plumbline#rules/1/members/0", "no member 'Falg'"},
    {"rule_member_twice", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/members/1", R"("Flag")",
     "/shapes/demo#Poke/traits/plumbline#rules/1/members/1", "is there already"},
    {"rule_members", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/members", R"(["Flag"])",
     "/shapes/demo#Poke/traits/plumbline#rules/1/members", "no number of members"},
    {"rule_bare_boolean", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/members/0", R"("Flag")",
     "/shapes/demo#Poke/traits/plumbline#rules/0/members/0", "is no string"},
    {"rule_no_max", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/max", nullptr,
     "/shapes/demo#Poke/traits/plumbline#rules/0/max", "wants 1 or more"},
    {"rule_zero", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/max", "0",
     "/shapes/demo#Poke/traits/plumbline#rules/0/max", "wants 1 or more"},
    {"rule_idle_max", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/max", "3",
     "/shapes/demo#Poke/traits/plumbline#rules/1/max", "says nothing"},
    {"rule_idle_scenario", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/scenarios",
     R"(["poke/twice"])", "/shapes/demo#Poke/traits/plumbline#rules/1/scenarios", "says nothing"},
    {"rule_scenario", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/2/scenarios/0",
     R"("poke/once")", "/shapes/demo#Poke/traits/plumbline#rules/2/scenarios/0", "no scenario 'poke/once'"},
    {"rule_no_scenario", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/2/scenarios", nullptr,
     "/shapes/demo#Poke/traits/plumbline#rules/2/scenarios", "wants one or more"},
    {"rule_because", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/1/because", nullptr,
     "/shapes/demo#Poke/traits/plumbline#rules/1", "wants a 'because'"},
    {"rule_clause", "model.json", "/shapes/demo#Poke/traits/plumbline#rules/0/clause", R"("Name.lenght")",
     "/shapes/demo#Poke/traits/plumbline#rules/0/clause", "no clause 'Name.lenght'"},
    {"rule_status_clause", "clauses.json", "/Name.length.status", nullptr,
     "/shapes/demo#Poke/traits/plumbline#rules/0/clause", "no clause 'Name.length.status'"},
    // samples and refusals
    {"sample_key", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/inputs", "{}",
     "/shapes/demo#Poke/traits/plumbline#samples/0/inputs", "unknown member"},
    {"sample_input", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/input/Falg", "true",
     "/shapes/demo#Poke/traits/plumbline#samples/0/input/Falg", "no member of the input"},
    {"sample_example", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/examples",
     R"({"Falg": 1})", "/shapes/demo#Poke/traits/plumbline#samples/0/examples/Falg",
     "no member of the input"},
    {"sample_required", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/input/Name", nullptr,
     "/shapes/demo#Poke/traits/plumbline#samples/0/input", "no 'Name', which is required"},
    {"sample_member", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/members/0", R"("Nmae")",
     "/shapes/demo#Poke/traits/plumbline#samples/0/members/0", "no member 'Nmae'"},
    {"sample_untried", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/0/members/1", nullptr,
     "/shapes/demo#Poke/traits/plumbline#samples", "no sample tries the member 'Flag'"},
    {"sample_twice", "model.json", "/shapes/demo#Poke/traits/plumbline#samples/-",
     R"({"id": "plain", "input": {"Name": "a"}, "members": []})",
     "/shapes/demo#Poke/traits/plumbline#samples/1/id", "is there already"},
    {"refusal_gone", "model.json", "/shapes/demo#Poke/traits/plumbline#refusedBy", nullptr,
     "/shapes/demo#Poke/traits/plumbline#samples", "wants plumbline#refusedBy"},
    {"refusal_part", "model.json", "/shapes/demo#Poke/traits/plumbline#refusedBy/source", nullptr,
     "/shapes/demo#Poke/traits/plumbline#refusedBy", "wants a member 'source'"},
    {"refusal_status", "model.json", "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/statuses/0", "200",
     "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/statuses", "statuses of errors"},
    {"refusal_no_status", "model.json", "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/statuses", "[]",
     "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/statuses", "wants one or more"},
    {"refusal_no_type", "model.json", "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/types", "[]",
     "/shapes/demo#Poke/traits/plumbline#refusedBy/invalid/types", "wants one or more"},
    // scenarios
    {"scenario_key", "scenarios/poke.json", "/scenarios/0/step", "[]", "/scenarios/0/step", "unknown member"},
    {"scenario_no_id", "scenarios/poke.json", "/scenarios/0/id", nullptr, "/scenarios/0",
     "wants a member 'id'"},
    {"scenario_alone", "scenarios/poke.json", "/scenarios", nullptr, "", "wants a member 'scenarios'"},
    {"scenario_status", "scenarios/poke.json", "/scenarios/0/steps/0/expect/0/status", "404",
     "/scenarios/0/steps/0/expect/0/status", "wants an array"},
    {"scenario_twice", "scenarios/poke.json", "/scenarios/-",
     R"({"id": "poke/twice", "about": "Again.", "clauses": ["answer"], "steps": []})", "/scenarios/1/id",
     "the id of another scenario"},
    // traits.json itself
    {"schema_type", "traits.json", "/shapes/plumbline#Tier/type", R"("union")", "/shapes/plumbline#Tier",
     "wants a type"},
    {"schema_target", "traits.json", "/shapes/plumbline#Place", nullptr, "/shapes/plumbline#Clause",
     "no shape plumbline#Place"},
    {"schema_member", "traits.json", "/shapes/plumbline#rules/member", nullptr, "/shapes/plumbline#rules",
     "its member wants a target"},
    {"schema_members", "traits.json", "/shapes/plumbline#Place/members", nullptr, "/shapes/plumbline#Place",
     "wants members"},
    {"schema_shapes", "traits.json", "/shapes", nullptr, "", "has no shapes"},
};

class Malformed : public ::testing::TestWithParam<Row> {};

TEST_P(Malformed, IsRefusedWithItsPlace) {
  const Row& row = GetParam();
  const auto spec =
      load(edited(small_spec(), row.file, row.at,
                  row.put == nullptr ? std::nullopt : std::optional<std::string_view>(row.put)));
  ASSERT_FALSE(spec);
  EXPECT_EQ(spec.error().pointer, row.pointer);
  EXPECT_THAT(spec.error().reason, HasSubstr(row.reason));
}

INSTANTIATE_TEST_SUITE_P(Rows, Malformed, ::testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.name); });

SpecError error_of(const Files& files) {
  const auto spec = load(files);
  EXPECT_FALSE(spec);
  return spec ? SpecError{} : spec.error();
}

TEST(MalformedFile, IsNamed) {
  Files files = small_spec();
  files["model.json"] = R"({"smithy": "2.0", "shapes": {)";
  EXPECT_EQ(error_of(files).file, "model.json");
  EXPECT_EQ(error_of(files).pointer, "");
  EXPECT_THAT(error_of(files).text(), HasSubstr("model.json#: "));
}

TEST(MalformedFile, IsMissed) {
  for (const char* name : {"clauses.json", "traits.json"}) {
    Files files = small_spec();
    files.erase(name);
    EXPECT_EQ(error_of(files).file, name);
    EXPECT_EQ(error_of(files).reason, "is not there");
  }
  EXPECT_FALSE(load({}));
}

TEST(MalformedFile, HasAMemberTwice) {
  Files files = small_spec();
  files["clauses.json"] = R"({"a": {"tier": 1, "tier": 2}})";
  EXPECT_EQ(error_of(files).text(), "clauses.json#/a/tier: is there twice");
}

TEST(MalformedFile, RepeatsAShapeOfAnother) {
  Files files = small_spec();
  files["other.json"] = R"({"smithy": "2.0", "shapes": {"demo#Name": {"type": "string"}}})";
  EXPECT_EQ(error_of(files).text(), "other.json#/shapes/demo#Name: is in model.json already");
}

/// Shapes in a row, each a structure with the next one in it: `count` of them, the last one holding `end`.
Files chain(int count, const std::string& end) {
  Files files = small_spec();
  std::string shapes;
  for (int i = 0; i < count; ++i) {
    const std::string next = i + 1 < count ? "demo#Link" + std::to_string(i + 1) : end;
    shapes += (i == 0 ? "" : ",") + ("\"demo#Link" + std::to_string(i)) +
              R"(": {"type": "structure", "members": {"Next": {"target": ")" + next +
              R"("}}, "traits": {"plumbline#clause": {"type": "answer"}}})";
  }
  files["chain.json"] = R"({"smithy": "2.0", "shapes": {)" + shapes + "}}";
  return files;
}

TEST(Nesting, HasABound) {
  EXPECT_TRUE(load(chain(31, "smithy.api#String")));
  EXPECT_THAT(error_of(chain(32, "smithy.api#String")).reason, HasSubstr("too deep"));
  EXPECT_THAT(error_of(chain(20'000, "smithy.api#String")).reason, HasSubstr("too deep"));
}

TEST(Nesting, HasAnEnd) {
  EXPECT_THAT(error_of(chain(1, "demo#Link0")).reason, HasSubstr("holds itself"));
  EXPECT_THAT(error_of(chain(7, "demo#Link3")).reason, HasSubstr("holds itself"));
}

TEST(Nesting, OfJsonHasABound) {
  Files files = small_spec();
  files["deep.json"] = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_EQ(error_of(files).file, "deep.json");
}

/// Each value of the real spec in turn as another kind of value: an error or a spec, never a crash.
TEST(Loader, SurvivesAnyValueAnywhere) {
  const Files whole = small_spec();
  int refused_count = 0;
  for (const auto& [name, text] : whole) {
    for (const char* wrong : {"null", "[]", "{}", "\"\"", "-1", "[[{}]]"}) {
      for (std::size_t at = text.find_first_of("\"[{"); at != std::string::npos;
           at = text.find_first_of("\"[{", at + 1)) {
        const std::size_t end = text[at] == '"' ? text.find('"', at + 1) : std::string::npos;
        if (end == std::string::npos || text.find_first_not_of(" \n", end + 1) == std::string::npos ||
            text[text.find_first_not_of(" \n", end + 1)] == ':')
          continue;
        Files files = whole;
        files[name].replace(at, end - at + 1, wrong);
        if (!load(files)) ++refused_count;
        at = end;
      }
    }
  }
  EXPECT_GT(refused_count, 1000);
}

}  // namespace
}  // namespace plumbline::spec
