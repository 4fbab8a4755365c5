#include <functional>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "spec/load.h"
#include "spec/small_spec.h"

namespace plumbline::spec {
namespace {

using ::testing::HasSubstr;

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

/// Puts another value in place of each one inside `value` in turn, visits, and puts the old one back.
void replace_each(json::Value& value, const json::Value& other, const std::function<void()>& visit) {
  const auto replace = [&](json::Value& inner) {
    json::Value kept = std::exchange(inner, other);
    visit();
    inner = std::move(kept);
    replace_each(inner, other, visit);
  };
  if (json::Array* items = value.array())
    for (json::Value& item : *items) replace(item);
  if (json::Object* members = value.object())
    for (json::Member& member : *members) replace(member.value);
}

/// Each value of each file in turn as another kind of value: an error with a place, or a spec, never a crash.
TEST(Loader, SurvivesAnyValueAnywhere) {
  const Files whole = small_spec();
  const json::Value others[] = {nullptr, "", json::Object{}};
  int placed = 0;
  for (const auto& file : whole) {
    json::Value root = *json::parse(file.second);
    for (const json::Value& other : others) {
      replace_each(root, other, [&] {
        Files files = whole;
        files[file.first] = json::write(root);
        const auto spec = load(files);
        if (!spec && !spec.error().file.empty() && !spec.error().reason.empty()) ++placed;
        EXPECT_TRUE(spec || !spec.error().reason.empty());
      });
    }
  }
  EXPECT_GT(placed, 1000);
}

}  // namespace
}  // namespace plumbline::spec
