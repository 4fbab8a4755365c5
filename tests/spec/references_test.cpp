#include "spec/references.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "spec/small_spec.h"

namespace plumbline::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(ReferencedClauses, AreSortedEachOnce) {
  const auto spec = load(small_spec());
  ASSERT_TRUE(spec);
  EXPECT_THAT(referenced_clauses(*spec),
              ElementsAre("Flag.type", "Name.length", "Name.length.status", "answer"));
}

TEST(ReferencedClauses, AreThoseOfTheModelAlone) {
  const Files files =
      edited(small_spec(), "clauses.json", "/lonely", R"({"statement": "Alone.", "tier": "inferred",
                             "place": {"source": "inference", "section": "Poke"}})");
  const auto spec = load(files);
  ASSERT_TRUE(spec);
  EXPECT_NE(spec->clause("lonely"), nullptr);
  const auto referenced = referenced_clauses(*spec);
  EXPECT_EQ(std::ranges::find(referenced, "lonely"), referenced.end());
}

TEST(ConstraintsOf, AreThoseOfMemberAndShape) {
  Shape shape;
  Member member;
  member.shape = &shape;
  EXPECT_THAT(constraints_of(member), ElementsAre("type"));
  member.in = Member::In::query;
  EXPECT_TRUE(constraints_of(member).empty()) << "text on the wire has no JSON type";
  member.in = Member::In::body;
  member.required = true;
  shape.length = Bounds{1, 2};
  shape.range = Bounds{1, 2};
  shape.pattern = Pattern{"a", nullptr};
  shape.values = {"a"};
  shape.format = "date";
  shape.today = std::make_shared<Shape>();
  EXPECT_THAT(constraints_of(member), UnorderedElementsAre("required", "type", "length", "range", "pattern",
                                                           "values", "format", "today"));
  shape = Shape{};
  shape.kind = ShapeKind::blob;
  EXPECT_THAT(constraints_of(member), UnorderedElementsAre("required", "type", "blob"));
}

}  // namespace
}  // namespace plumbline::spec
