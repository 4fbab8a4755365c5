#include "suite/smaller_refusal.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/write.h"
#include "spec/load.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using verdict::Defect;
using verdict::DefectKind;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// A key that is too long beside what a request needs and what it does not.
Case refusal() {
  Case made;
  made.id = "S3Key/length/1025";
  Step step;
  step.operation = "UpdateFunctionCode";
  step.input = {
      {"FunctionName", "f"}, {"S3Bucket", "b"}, {"S3Key", "long"}, {"DryRun", true}, {"Publish", false}};
  made.control = step;
  made.control->input[2].value = "short";
  made.steps = {step};
  return made;
}

std::string inputs(const Case& made) {
  return json::write(made.steps.front().input) + " " + json::write(made.control->input);
}

TEST(SmallerRefusal, IsWithoutWhatItDoesNotNeed) {
  std::vector<std::string> asked;
  const SmallerCase smaller = smaller_refusal(refusal(), spec(), [&](const Case& candidate) {
    asked.push_back(inputs(candidate));
    return json::write(candidate.steps.front().input).find("S3Bucket") != std::string::npos;
  });
  EXPECT_EQ(inputs(smaller.made), R"({"FunctionName":"f","S3Bucket":"b","S3Key":"long"} )"
                                  R"({"FunctionName":"f","S3Bucket":"b","S3Key":"short"})");
  EXPECT_EQ(smaller.left_out, "DryRun, Publish");
  EXPECT_THAT(asked, ElementsAre(R"({"FunctionName":"f","S3Key":"long","DryRun":true,"Publish":false} )"
                                 R"({"FunctionName":"f","S3Key":"short","DryRun":true,"Publish":false})",
                                 R"({"FunctionName":"f","S3Bucket":"b","S3Key":"long","Publish":false} )"
                                 R"({"FunctionName":"f","S3Bucket":"b","S3Key":"short","Publish":false})",
                                 R"({"FunctionName":"f","S3Bucket":"b","S3Key":"long"} )"
                                 R"({"FunctionName":"f","S3Bucket":"b","S3Key":"short"})"))
      << "the defect and what is required are never left out";
}

TEST(SmallerRefusal, StaysWhereNothingCanGo) {
  const SmallerCase smaller = smaller_refusal(refusal(), spec(), [](const Case&) { return false; });
  EXPECT_EQ(inputs(smaller.made), inputs(refusal()));
  EXPECT_THAT(smaller.left_out, IsEmpty());
}

TEST(SmallerRefusal, IsNotTriedWhereTheRequestIsNoPlainOne) {
  Case steps = refusal();
  steps.steps.push_back(steps.steps.front());
  Case body = refusal();
  body.steps.front().wire.body = "{";
  Case no_control = refusal();
  no_control.control.reset();
  for (const Case& made : {steps, body, no_control}) {
    const SmallerCase smaller = smaller_refusal(made, spec(), [](const Case&) {
      ADD_FAILURE() << "asked";
      return true;
    });
    EXPECT_THAT(smaller.left_out, IsEmpty());
  }
}

TEST(SmallerOnce, IsForEachCauseAndBounded) {
  SmallerOnce once;
  const auto defect = [](std::string observed) {
    return Defect{"Name.length", DefectKind::status, std::move(observed), "400"};
  };
  EXPECT_TRUE(once.is_first({defect("200")}));
  EXPECT_FALSE(once.is_first({defect("200")}));
  EXPECT_TRUE(once.is_first({defect("200"), defect("201")}));
  EXPECT_FALSE(once.is_first({}));
  int firsts = 0;
  for (int i = 0; i < 1000; ++i) firsts += once.is_first({defect(std::to_string(1000 + i))}) ? 1 : 0;
  EXPECT_EQ(firsts, 198);
}

}  // namespace
}  // namespace plumbline::suite
