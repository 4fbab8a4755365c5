#include "fuzzing/corpus_file.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fuzzing/world.h"

namespace plumbline::fuzzing {
namespace {

TEST(CorpusFileTest, KnowsWhichCorporaCanBeSent) {
  EXPECT_EQ(held_by("function_name"), Holds::name);
  EXPECT_EQ(held_by("base64"), Holds::base64);
  EXPECT_EQ(held_by("json"), Holds::body);
  EXPECT_EQ(held_by("request"), Holds::request);
  EXPECT_EQ(held_by("handler"), Holds::request);
  EXPECT_EQ(held_by("sigv4"), std::nullopt);
  EXPECT_EQ(held_by(""), std::nullopt);
  EXPECT_THAT(sendable_targets(), ::testing::StartsWith("function_name, "));
}

TEST(CorpusFileTest, PutsAPartIntoAPlainRequest) {
  const auto name = input_holding("a\xFF", Holds::name, operation());
  EXPECT_EQ(name->name, "a\xFF");
  EXPECT_THAT(name->body, ::testing::HasSubstr("\"DryRun\":true"));
  EXPECT_EQ(input_holding("Zm9v\n", Holds::base64, operation())->body, R"({"ZipFile":"Zm9v\n"})");
  EXPECT_EQ(input_holding("foo", Holds::package, operation())->body, R"({"ZipFile":"Zm9v"})");
  EXPECT_EQ(*input_holding("{", Holds::body, operation()), (Input{"my-function", false, "{"}));
  EXPECT_EQ(input_holding("PUT /2015-03-31/functions/f/code\n\n{", Holds::request, operation())->name, "f");
  EXPECT_FALSE(input_holding("GET /", Holds::request, operation()).has_value());
}

}  // namespace
}  // namespace plumbline::fuzzing
