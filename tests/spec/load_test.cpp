#include "spec/load.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/model.h"
#include "spec/small_spec.h"

namespace plumbline::spec {
namespace {

using ::testing::ElementsAre;

/// The small spec as it is loaded; gives up where it is not.
Spec loaded(const Files& files) {
  auto spec = load(files);
  EXPECT_TRUE(spec) << spec.error().text();
  return spec ? std::move(*spec) : Spec{};
}

class SmallSpec : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(poke(), nullptr); }
  [[nodiscard]] const Operation* poke() const { return spec_.operation("Poke"); }
  [[nodiscard]] const Member& in(std::string_view name) const { return *poke()->input->member(name); }
  [[nodiscard]] const Member& out(std::string_view name) const { return *poke()->output->member(name); }

  const Spec spec_ = loaded(small_spec());
};

TEST_F(SmallSpec, HasItsClausesInTheirOrder) {
  ASSERT_EQ(spec_.clauses.size(), 4U);
  const Clause& first = spec_.clauses[0];
  EXPECT_EQ(first.id, "Name.length");
  EXPECT_EQ(first.statement, "A name is 1 to 8 long.");
  EXPECT_EQ(first.tier, Tier::documented);
  EXPECT_EQ(first.place.source, "page");
  EXPECT_EQ(first.place.section, "Path");
  EXPECT_EQ(first.place.member, "Name");
  EXPECT_EQ(first.place.line, 3);
  EXPECT_EQ(first.place.url, "https://x/#n");
  EXPECT_EQ(spec_.clauses[1].id, "Flag.type");
  EXPECT_EQ(spec_.clauses[3].tier, Tier::observed);
  EXPECT_EQ(spec_.clauses[3].contested, "Some do otherwise.");
  EXPECT_EQ(spec_.clauses[3].untested, "Nobody can see it.");
  EXPECT_EQ(spec_.clause("Flag.type"), &spec_.clauses[1]);
  EXPECT_EQ(spec_.clause("flag.type"), nullptr);
}

TEST_F(SmallSpec, HasAnOperationWithItsRoute) {
  EXPECT_EQ(poke()->method, "PUT");
  EXPECT_EQ(poke()->uri, "/things/{Name}/poke");
  EXPECT_EQ(poke()->success, 202);
  EXPECT_EQ(poke()->clause("status"), "answer");
  EXPECT_EQ(poke()->clause("method"), "");
  ASSERT_NE(poke()->error("Ouch"), nullptr);
  EXPECT_EQ(poke()->error("Ouch")->status, 418);
  EXPECT_EQ(poke()->error("Ouch")->clause, "answer");
  EXPECT_EQ(poke()->error("Ouch")->message_member, "message");
  EXPECT_EQ(poke()->error("Eek"), nullptr);
}

TEST_F(SmallSpec, BindsMembers) {
  EXPECT_EQ(in("Name").in, Member::In::label);
  EXPECT_TRUE(in("Name").required);
  EXPECT_EQ(in("Flag").in, Member::In::body);
  EXPECT_FALSE(in("Flag").required);
  EXPECT_EQ(in("Data").wire_name, "data");
}

TEST_F(SmallSpec, TiesConstraintsToClauses) {
  EXPECT_EQ(in("Name").clause("length"), "Name.length");
  EXPECT_EQ(in("Name").clause("forms"), "Name.length");
  EXPECT_EQ(in("Name").clause("type"), "") << "a label is text";
  EXPECT_EQ(in("Flag").clause("type"), "Flag.type") << "its own goes before its structure's";
  EXPECT_EQ(in("Flag").clause("optional"), "Flag.type");
  EXPECT_EQ(in("Data").clause("blob"), "answer") << "its structure's, for it has none of its own";
  EXPECT_EQ(out("Names").shape->members[0].clause("pattern"), "answer");
}

TEST_F(SmallSpec, ReadsShapes) {
  const Shape& name = *in("Name").shape;
  EXPECT_EQ(name.kind, ShapeKind::string);
  EXPECT_EQ(name.length->min, 1);
  EXPECT_EQ(name.length->max, 8);
  EXPECT_EQ(name.pattern->text, "[a-z]+");
  EXPECT_EQ(name.pattern->dfa.get(), out("Names").shape->members[0].shape->pattern->dfa.get());
  EXPECT_EQ(out("Size").shape->range->min, 128);
  EXPECT_EQ(out("Size").shape->range->max, std::nullopt);
  EXPECT_THAT(out("Colour").shape->values, ElementsAre("red", "blue"));
  ASSERT_NE(out("Colour").shape->today, nullptr);
  EXPECT_THAT(out("Colour").shape->today->values, ElementsAre("red", "pink"));
  EXPECT_EQ(out("When").shape->format, "date");
  EXPECT_EQ(out("Names").shape->kind, ShapeKind::list);
  EXPECT_EQ(out("Tags").shape->kind, ShapeKind::map);
  EXPECT_EQ(out("Tags").shape->members.size(), 1U);
}

TEST_F(SmallSpec, ReadsRulesSamplesAndRefusals) {
  ASSERT_EQ(poke()->rules.size(), 3U);
  EXPECT_EQ(poke()->rules[0].kind, Rule::Kind::bare_length);
  EXPECT_EQ(poke()->rules[0].max, 4);
  EXPECT_THAT(poke()->rules[1].members, ElementsAre("Flag", "Data"));
  EXPECT_EQ(poke()->rules[1].because, "Seen so.");
  EXPECT_THAT(poke()->rules[2].scenarios, ElementsAre("poke/twice"));
  ASSERT_EQ(poke()->samples.size(), 1U);
  EXPECT_EQ(poke()->samples[0].input.size(), 2U);
  EXPECT_TRUE(poke()->samples[0].needs_source);
  EXPECT_THAT(poke()->invalid.not_saying, ElementsAre("disk"));
  EXPECT_THAT(poke()->unreadable.statuses, ElementsAre(400, 415));
  EXPECT_THAT(poke()->unreadable.types, ElementsAre("Ouch", "Eek"));
  EXPECT_THAT(poke()->source.saying, ElementsAre("disk"));
}

TEST_F(SmallSpec, HandsScenariosOn) {
  ASSERT_EQ(spec_.scenarios.size(), 1U);
  EXPECT_EQ(spec_.scenarios[0].id, "poke/twice");
  EXPECT_EQ(spec_.scenarios[0].where.file, "scenarios/poke.json");
  EXPECT_EQ(spec_.scenarios[0].where.pointer, "/scenarios/0");
  EXPECT_NE(spec_.scenarios[0].value.find("steps"), nullptr);
}

TEST_F(SmallSpec, MakesAScenarioOfEachExample) {
  const auto spec = load(edited(small_spec(), "scenarios/poke.json", "/scenarios/-", R"({
      "outline": {"id": "poke/<word>", "about": "<about>", "clauses": ["answer"], "steps": []},
      "examples": [{"word": "once", "about": "One."}, {"word": "thrice", "about": "Three."}]})"));
  ASSERT_TRUE(spec) << spec.error().text();
  ASSERT_EQ(spec->scenarios.size(), 3U);
  EXPECT_EQ(spec->scenarios[1].id, "poke/once");
  EXPECT_EQ(*spec->scenarios[2].value.find("about")->string(), "Three.");
  EXPECT_EQ(spec->scenarios[2].where.pointer, "/scenarios/1/outline");
}

TEST_F(SmallSpec, HasOperationsInTheOrderOfTheService) {
  Files files = edited(small_spec(), "model.json", "/shapes/demo#Peek", R"({
      "type": "operation", "input": {"target": "demo#PeekInput"}, "output": {"target": "smithy.api#Unit"},
      "traits": {"smithy.api#http": {"method": "GET", "uri": "/things"}, "plumbline#clause": {
          "status": "answer", "content-type": "answer", "error-content-type": "answer", "json-response": "answer",
          "no-null-members": "answer", "error-type-header": "answer", "no-server-error": "answer",
          "status-matches-type": "answer", "request-id": "answer", "error-body-message": "answer",
          "error-body-type": "answer"}}})");
  files =
      edited(std::move(files), "model.json", "/shapes/demo#PeekInput", R"({"type": "structure", "members": {
      "Marker": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "marker"}}}})");
  files = edited(std::move(files), "model.json", "/shapes/demo#Service/operations/-",
                 R"({"target": "demo#Peek"})");
  const Spec spec = loaded(files);
  ASSERT_EQ(spec.operations.size(), 2U);
  EXPECT_EQ(spec.operations[0].name, "Poke");
  EXPECT_EQ(spec.operations[1].output, nullptr);
  EXPECT_EQ(spec.operations[1].success, 200);
  EXPECT_EQ(spec.operations[1].input->member("Marker")->in, Member::In::query);
  EXPECT_EQ(spec.operations[1].input->member("Marker")->wire_name, "marker");
}

}  // namespace
}  // namespace plumbline::spec
