#include "mutate/body.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "mutate/draws.h"

namespace plumbline::mutate {
namespace {

constexpr std::string_view body = R"({"DryRun":true,"ZipFile":"UEsFBg=="})";

TEST(MutateBody, ReachesWhatReadersDifferOn) {
  const std::string_view rows[] = {
      R"({"ZipFile":"UEsFBg=="})",                                // a member dropped
      R"({"DryRun":true,"DryRun":true,"ZipFile":"UEsFBg=="})",    // doubled
      R"({"DryRun":"true","ZipFile":"UEsFBg=="})",                // retyped
      R"({"DryRun":1,"ZipFile":"UEsFBg=="})",                     //
      R"({"DryRun":null,"ZipFile":"UEsFBg=="})",                  // nulled
      R"({"DryRun":[true],"ZipFile":"UEsFBg=="})",                // nested
      R"([{"DryRun":true,"ZipFile":"UEsFBg=="}])",                //
      R"({"DryRun":false,"ZipFile":"UEsFBg=="})",                 // turned over
      R"({"DryRun":true,"ZipFile":"UEsFBg="})",                   // changed by what fits it
      R"({"ZipFile":"UEsFBg==","DryRun":true})",                  // reordered
      R"({"DryRun":true,"ZipFile":"UEsFBg==","Publish":false})",  // added to
      R"({"dryRun":true,"ZipFile":"UEsFBg=="})",                  // renamed
      R"({"DryRun":true,"ZipFile":"UEsFBg==",})",                 // a defect of the text
      R"({"DryRun":TRUE,"ZipFile":"UEsFBg=="})",                  //
      "\xEF\xBB\xBF{\"DryRun\":true,\"ZipFile\":\"UEsFBg==\"}",   //
      R"({'DryRun':true,"ZipFile":"UEsFBg=="})",                  //
  };
  for (const std::string_view wanted : rows)
    EXPECT_TRUE(is_reached(mutate_body, body, [&](const std::string& text) { return text == wanted; }))
        << wanted;
}

TEST(MutateBody, MostlyLeavesJson) {
  int valid = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    if (json::parse(mutate_body(body, random))) ++valid;
  }
  EXPECT_GT(valid, 600);
  EXPECT_LT(valid, 950);
}

TEST(CrossBodies, TakesMembersOfBoth) {
  Random random(9);
  bool is_joined = false;
  for (int i = 0; i < 200 && !is_joined; ++i)
    is_joined = cross_bodies(R"({"DryRun":true})", R"({"Publish":false,"S3Key":"k"})", random) ==
                R"({"DryRun":true,"Publish":false})";
  EXPECT_TRUE(is_joined);
}

}  // namespace
}  // namespace plumbline::mutate
