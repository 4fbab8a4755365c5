#include "suite/lambda_functions.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "spec/load.h"
#include "suite/fake_lambda.h"
#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

Case needing(std::vector<Need> needs, std::string text = "") {
  Case made;
  made.id = "needing";
  made.needs = std::move(needs);
  Step step;
  step.input = {{"Text", std::move(text)}};
  made.steps = {std::move(step)};
  return made;
}

S3Object object_in_s3() {
  S3Object object;
  object.bucket = "bucket";
  object.key = "key";
  object.facts = {"sha", 7};
  object.version = "older";
  object.version_facts = {"older sha", 6};
  return object;
}

class LambdaFunctionsTest : public ::testing::Test {
 protected:
  void make(std::string worker = "0") {
    fixtures = std::make_unique<LambdaFunctions>(caller_, spec(), settings, std::move(worker));
  }

  std::string text(const Bindings& bindings, std::string_view name) {
    const auto found = bindings.find(name);
    if (found == bindings.end()) return "(nothing)";
    return found->second.string() != nullptr ? *found->second.string() : "(no text)";
  }

  Bindings provided(const Case& wanted) {
    auto bindings = fixtures->provide(wanted);
    EXPECT_TRUE(bindings) << bindings.error();
    return bindings.value_or(Bindings{});
  }

  std::string why_not(const Case& wanted) {
    const auto bindings = fixtures->provide(wanted);
    return bindings ? "provided" : bindings.error();
  }

  std::size_t calls(std::string_view call) {
    return static_cast<std::size_t>(
        std::ranges::count_if(lambda.calls, [&](const std::string& made) { return made.starts_with(call); }));
  }

  FakeLambda lambda;
  FunctionSettings settings;
  std::vector<milliseconds> waits;
  ScriptedPeer peer{[this](const http::Request& request) { return lambda.answer(request); }};

 private:
  Caller caller_{peer, {.wait = [this](milliseconds time) { waits.push_back(time); }, .fetch = {}}};

 protected:
  std::unique_ptr<LambdaFunctions> fixtures;
};

TEST_F(LambdaFunctionsTest, MakesOneFunctionForAllThatShareIt) {
  make();
  const Bindings first = provided(needing({Need::function}));
  const Bindings second = provided(needing({Need::function}));
  EXPECT_EQ(text(first, "function"), text(second, "function"));
  EXPECT_EQ(text(first, "function.name"), text(first, "function"));
  EXPECT_EQ(text(first, "function.arn"),
            "arn:aws:lambda:eu-west-1:210987654321:function:" + text(first, "function"));
  EXPECT_EQ(text(first, "function.region"), "eu-west-1");
  EXPECT_EQ(text(first, "function.account"), "210987654321");
  EXPECT_NE(text(first, "foreign.region"), "eu-west-1");
  EXPECT_NE(text(first, "foreign.account"), "210987654321");
  EXPECT_EQ(text(first, "label"), "needing");
  EXPECT_NE(first.at("function.created").find("RevisionId"), nullptr);
  EXPECT_NE(first.at("function.sent").find("Handler"), nullptr);
  EXPECT_EQ(calls("POST functions"), 1U);
  fixtures->release();
  EXPECT_THAT(lambda.names(), ElementsAre(text(first, "function")));
  fixtures.reset();
  EXPECT_THAT(lambda.names(), IsEmpty()) << "and takes it away in the end";
}

TEST_F(LambdaFunctionsTest, MakesFunctionsForOneCaseAndTakesThemAway) {
  make();
  const Bindings bindings = provided(needing({Need::fresh_function, Need::other_function}));
  EXPECT_EQ(text(bindings, "other"), text(bindings, "function") + "s");
  EXPECT_EQ(lambda.names().size(), 2U);
  fixtures->release();
  EXPECT_THAT(lambda.names(), IsEmpty());
  const Bindings again = provided(needing({Need::fresh_function}));
  EXPECT_NE(text(again, "function"), text(bindings, "function"));
}

TEST_F(LambdaFunctionsTest, TellsWhatMadeTheFunctionsOfACase) {
  make();
  const Bindings bindings = provided(needing({Need::function, Need::other_function}));
  const auto makings = fixtures->makings();
  ASSERT_EQ(makings.size(), 2U);
  for (const auto& [index, name] : {std::pair(0U, "function"), std::pair(1U, "other")}) {
    EXPECT_EQ(makings[index].method, "POST");
    EXPECT_THAT(makings[index].body, HasSubstr('"' + text(bindings, name) + '"'));
    EXPECT_THAT(makings[index].body, HasSubstr(R"("Code":{"ZipFile":")"));
  }
  (void)provided(needing({}));
  EXPECT_THAT(fixtures->makings(), IsEmpty());
}

TEST_F(LambdaFunctionsTest, MakesNothingOfWhatIsThere) {
  settings.existing = "mine";
  lambda.functions["mine"] = json::Object{{"FunctionName", "mine"}};
  make();
  (void)provided(needing({Need::function}));
  EXPECT_THAT(fixtures->makings(), IsEmpty());
}

TEST_F(LambdaFunctionsTest, LearnsOfItsTargetForAll) {
  lambda.runtimes = {"provided"};
  make("0");
  (void)provided(needing({Need::function}));
  (void)fixtures->snapshot();
  const std::size_t creations = calls("POST functions");
  const std::size_t reads = calls("GET configuration");
  make("1");
  (void)provided(needing({Need::function}));
  (void)fixtures->snapshot();
  EXPECT_EQ(calls("POST functions") - creations, 1U);
  EXPECT_EQ(calls("GET configuration") - reads, 2U) << "once when made, once for the snapshot";
}

TEST_F(LambdaFunctionsTest, NamesFunctionsByWorker) {
  make("1");
  const std::string one = text(provided(needing({Need::function})), "function");
  make("2");
  EXPECT_NE(text(provided(needing({Need::function})), "function"), one);
}

TEST_F(LambdaFunctionsTest, TakesAwayWhatACaseMayMake) {
  make();
  const std::string fresh = text(provided(needing({}, "${fresh}")), "fresh");
  lambda.functions[fresh] = json::Object{};
  fixtures->release();
  EXPECT_THAT(lambda.names(), IsEmpty());
}

TEST_F(LambdaFunctionsTest, MakesNothingForACaseThatNeedsNothing) {
  make();
  const Bindings bindings = provided(needing({}));
  EXPECT_EQ(text(bindings, "function"), "(nothing)");
  EXPECT_EQ(text(bindings, "s3.bucket"), "plumbline-no-such-bucket");
  EXPECT_FALSE(text(bindings, "missing").empty());
  fixtures->release();
  EXPECT_THAT(lambda.calls, IsEmpty());
}

TEST_F(LambdaFunctionsTest, ReadsTheRevisionWhereItIsAskedFor) {
  make();
  EXPECT_EQ(text(provided(needing({Need::function})), "function.revision"), "(nothing)");
  const std::string name = lambda.names().front();
  lambda.functions[name].set("RevisionId", "revision 2");
  EXPECT_EQ(text(provided(needing({Need::function}, "${function.revision}")), "function.revision"),
            "revision 2");
}

TEST_F(LambdaFunctionsTest, OffersARuntimeOfTodayWhereThePagesIsRefused) {
  lambda.runtimes = {"nodejs22.x"};
  make();
  EXPECT_EQ(text(provided(needing({Need::function})), "runtime"), "nodejs22.x");
  EXPECT_EQ(calls("POST functions"), 3U);
  (void)provided(needing({Need::fresh_function}));
  EXPECT_EQ(calls("POST functions"), 4U) << "and keeps to it";
}

TEST_F(LambdaFunctionsTest, GivesUpWhereNoRuntimeWillDo) {
  lambda.runtimes = {"cobol"};
  make();
  EXPECT_EQ(why_not(needing({Need::function})),
            "CreateFunction was answered with 400 InvalidParameterValueException: "
            "The runtime parameter is not supported");
  EXPECT_EQ(calls("POST functions"), 5U);
}

TEST_F(LambdaFunctionsTest, TriesNoOtherRuntimeForAnotherFault) {
  lambda.creation =
      json_answer(400, R"({"message": "The role cannot be assumed"})", "InvalidParameterValueException");
  make();
  EXPECT_THAT(why_not(needing({Need::function})), HasSubstr("The role cannot be assumed"));
  lambda.creation = json_answer(500, R"({"Message": "runtime trouble"})", "ServiceException");
  EXPECT_THAT(why_not(needing({Need::function})), HasSubstr("500 ServiceException"));
  EXPECT_EQ(calls("POST functions"), 2U);
}

TEST_F(LambdaFunctionsTest, SaysWhereAFunctionCannotBeReadBack) {
  lambda.has_configuration = false;
  make();
  EXPECT_EQ(why_not(needing({Need::function})), "provided") << "GetFunction will do";
  fixtures.reset();
  lambda.has_function = false;
  make();
  EXPECT_THAT(why_not(needing({Need::function})), HasSubstr("cannot be read back"));
  EXPECT_THAT(lambda.names(), IsEmpty()) << "and leaves nothing behind";
}

TEST_F(LambdaFunctionsTest, WaitsUntilAFunctionIsThere) {
  lambda.busy_reads = 4;
  make();
  (void)provided(needing({Need::function}));
  EXPECT_THAT(waits, ElementsAre(milliseconds(10), milliseconds(20), milliseconds(40)));
}

TEST_F(LambdaFunctionsTest, WaitsNoLongerThanItMay) {
  lambda.busy_reads = 1'000'000;
  settings.settle_max = milliseconds(5'000);
  make();
  (void)provided(needing({Need::function}));
  const milliseconds all = std::accumulate(waits.begin(), waits.end(), milliseconds(0));
  EXPECT_GE(all, milliseconds(5'000));
  EXPECT_LT(all, milliseconds(6'000));
  EXPECT_LE(*std::ranges::max_element(waits), milliseconds(1'000));
}

TEST_F(LambdaFunctionsTest, SettlesWhatAnAnswerSaysIsInProgress) {
  make();
  const std::string name = text(provided(needing({Need::function})), "function");
  const auto settle = [&](std::string_view answer_json, int busy_reads) {
    waits.clear();
    lambda.busy_member = "LastUpdateStatus";
    lambda.busy_value = "InProgress";
    lambda.busy_reads = busy_reads;
    fixtures->settle(*json::parse(answer_json));
    lambda.busy_reads = 0;
    return waits.size();
  };
  EXPECT_EQ(settle(R"({"FunctionName": ")" + name + R"(", "LastUpdateStatus": "InProgress"})", 2), 2U);
  EXPECT_EQ(settle(R"({"Configuration": {"State": "Pending"}})", 3), 3U);
  EXPECT_EQ(settle(R"({"LastUpdateStatus": "InProgress"})", 0), 0U);
  EXPECT_EQ(settle(R"({"LastUpdateStatus": "Successful", "State": "Active"})", 3), 0U);
  EXPECT_EQ(settle(R"({"FunctionName": "gone", "State": "Pending"})", 3), 0U)
      << "what is gone is not waited for";
  for (const std::string_view odd :
       {"{}", "null", "[]", R"("State")", R"({"State": 7})", R"({"Configuration": null})"})
    EXPECT_EQ(settle(odd, 3), 0U) << odd;
}

TEST_F(LambdaFunctionsTest, UsesTheFunctionThatItIsGiven) {
  lambda.functions["mine"] = json::Object{{"FunctionName", "mine"}};
  settings.existing = "mine";
  make();
  EXPECT_EQ(text(provided(needing({Need::function})), "function"), "mine");
  EXPECT_EQ(calls("POST"), 0U);
  fixtures.reset();
  EXPECT_THAT(lambda.names(), ElementsAre("mine")) << "and leaves it there";
}

TEST_F(LambdaFunctionsTest, SaysThatTheFunctionItIsGivenIsNotThere) {
  settings.existing = "mine";
  make();
  EXPECT_THAT(why_not(needing({Need::function})), HasSubstr("mine cannot be read back"));
  EXPECT_EQ(calls("POST"), 0U);
}

TEST_F(LambdaFunctionsTest, LooksAfterItsFunctionWhenInDoubt) {
  make();
  const std::string name = text(provided(needing({Need::function})), "function");
  fixtures->doubt();
  EXPECT_EQ(text(provided(needing({Need::function})), "function"), name) << "it is still there";
  lambda.functions.clear();
  EXPECT_EQ(text(provided(needing({Need::function})), "function"), name) << "nobody doubts it";
  fixtures->doubt();
  EXPECT_NE(text(provided(needing({Need::function})), "function"), name) << "it is gone";
  EXPECT_EQ(lambda.names().size(), 1U);
}

TEST_F(LambdaFunctionsTest, ShowsEqualSnapshotsUntilSomethingChanges) {
  make();
  EXPECT_EQ(fixtures->snapshot(), json::Value()) << "there is nothing to see yet";
  const std::string name = text(provided(needing({Need::function})), "function");
  const json::Value before = fixtures->snapshot();
  EXPECT_NE(before, json::Value());
  EXPECT_EQ(fixtures->snapshot(), before);
  lambda.functions[name].set("RevisionId", "revision 2");
  EXPECT_NE(fixtures->snapshot(), before);
  lambda.functions.clear();
  EXPECT_EQ(fixtures->snapshot(), json::Value());
}

TEST_F(LambdaFunctionsTest, LeavesOutOfSnapshotsWhatMovesByItself) {
  lambda.moving_member = "LastRead";
  make();
  const std::string name = text(provided(needing({Need::function})), "function");
  const json::Value before = fixtures->snapshot();
  EXPECT_EQ(fixtures->snapshot(), before);
  for (const std::string_view member :
       {"State", "StateReason", "LastUpdateStatus", "LastUpdateStatusReasonCode"})
    lambda.functions[name].set(member, "other");
  EXPECT_EQ(fixtures->snapshot(), before) << "the life of a function is no change of it";
  lambda.functions[name].set("Runtime", "other");
  EXPECT_NE(fixtures->snapshot(), before);
}

TEST_F(LambdaFunctionsTest, ComparesSnapshotsWhateverTheOrderOfMembers) {
  make();
  const std::string name = text(provided(needing({Need::function})), "function");
  const json::Value before = fixtures->snapshot();
  std::ranges::reverse(*lambda.functions[name].object());
  EXPECT_EQ(fixtures->snapshot(), before);
}

TEST_F(LambdaFunctionsTest, DescribesTheObjectInS3) {
  settings.s3_object = object_in_s3();
  make();
  const Bindings bindings = provided(needing({Need::s3_object, Need::s3_version}));
  EXPECT_EQ(text(bindings, "s3.bucket"), "bucket");
  EXPECT_EQ(text(bindings, "s3.sha256"), "sha");
  EXPECT_EQ(bindings.at("s3.size"), json::Value(7));
  EXPECT_EQ(text(bindings, "s3.version"), "older");
  EXPECT_EQ(bindings.at("s3.version.size"), json::Value(6));
}

TEST_F(LambdaFunctionsTest, SaysWhatTheSettingsCannotMeet) {
  FunctionSettings poor;
  poor.existing = "mine";
  FunctionSettings rich;
  rich.may_send_much = true;
  rich.s3_object = object_in_s3();
  FunctionSettings unversioned = rich;
  unversioned.s3_object->version.clear();
  EXPECT_FALSE(LambdaFunctions::cannot_meet(Need::function, poor));
  for (const Need need :
       {Need::fresh_function, Need::other_function, Need::s3_object, Need::s3_version, Need::bandwidth}) {
    EXPECT_TRUE(LambdaFunctions::cannot_meet(need, poor)) << name_of(need);
    EXPECT_FALSE(LambdaFunctions::cannot_meet(need, rich)) << name_of(need);
    settings = poor;
    make();
    EXPECT_EQ(why_not(needing({need})), *LambdaFunctions::cannot_meet(need, poor));
  }
  EXPECT_FALSE(LambdaFunctions::cannot_meet(Need::s3_object, unversioned));
  EXPECT_TRUE(LambdaFunctions::cannot_meet(Need::s3_version, unversioned));
}

}  // namespace
}  // namespace plumbline::suite
