#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "spec/model.h"
#include "spec/references.h"

namespace plumbline::spec {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// The documentation as the program carries it.
class Embedded : public ::testing::Test {
 protected:
  void SetUp() override {
    auto spec = load(embedded());
    ASSERT_TRUE(spec) << spec.error().text();
    spec_ = std::move(*spec);
  }

  Spec spec_;
};

TEST_F(Embedded, IsTheFolderWhole) {
  const auto folder = read_folder(PLUMBLINE_SPECS_FOLDER);
  ASSERT_TRUE(folder) << folder.error().text();
  EXPECT_EQ(embedded(), *folder);
}

TEST_F(Embedded, HasTheOperationUnderTestFirst) {
  std::vector<std::string> names;
  for (const Operation& operation : spec_.operations) names.push_back(operation.name);
  EXPECT_THAT(names, ElementsAre("UpdateFunctionCode", "CreateFunction", "GetFunction",
                                 "GetFunctionConfiguration", "ListFunctions", "ListVersionsByFunction",
                                 "PublishVersion", "UpdateFunctionConfiguration", "DeleteFunction"));
}

TEST_F(Embedded, HasAClauseForEveryConstraint) {
  for (const auto& shape : spec_.shapes) {
    for (const Member& member : shape->members) {
      EXPECT_THAT(constraints_of(member), Each(Not(IsEmpty())));
      for (const std::string_view constraint : constraints_of(member)) {
        const Clause* clause = spec_.clause(member.clause(constraint));
        EXPECT_NE(clause, nullptr) << shape->name << '.' << member.name << ": " << constraint;
      }
    }
  }
}

TEST_F(Embedded, RestsTheOperationUnderTestOnThePageAlone) {
  for (const Shape* shape : {spec_.operations[0].input, spec_.operations[0].output})
    for (const Member& member : shape->members)
      for (const auto& [constraint, id] : member.clauses)
        EXPECT_TRUE(id == "observed.newer-members" || spec_.clause(id)->tier == Tier::documented)
            << shape->name << '.' << member.name << ": " << constraint;
}

TEST_F(Embedded, SaysWhereEveryClauseStands) {
  for (const Clause& clause : spec_.clauses) {
    EXPECT_THAT(clause.place.source, Not(IsEmpty())) << clause.id;
    if (clause.tier == Tier::documented) {
      EXPECT_EQ(clause.place.source, "update-function-code") << clause.id;
      EXPECT_GT(clause.place.line, 0) << clause.id;
      EXPECT_THAT(clause.place.url,
                  StartsWith("https://docs.aws.amazon.com/lambda/latest/dg/API_UpdateFunctionCode"
                             ".html#"))
          << clause.id;
    } else {
      EXPECT_EQ(clause.place.line, 0) << clause.id;
    }
    EXPECT_EQ(clause.place.source == "restJson1", clause.tier == Tier::protocol) << clause.id;
    EXPECT_EQ(clause.place.source.starts_with("recording "), clause.tier == Tier::observed) << clause.id;
  }
}

TEST_F(Embedded, NamesTiersInIds) {
  for (const Clause& clause : spec_.clauses) {
    for (const Tier tier : {Tier::protocol, Tier::observed, Tier::inferred})
      EXPECT_EQ(clause.id.starts_with(std::string(name_of(tier)) + "."), clause.tier == tier) << clause.id;
  }
}

TEST_F(Embedded, StatesEachThingOnce) {
  std::set<std::string> statements;
  for (const Clause& clause : spec_.clauses)
    EXPECT_TRUE(statements.insert(clause.statement).second) << clause.id;
}

/// The page's figures and patterns, from the page and not from the spec.
TEST_F(Embedded, KeepsThePagesFigures) {
  struct Row {
    const char* member;
    std::optional<Bounds> length;
    std::optional<Bounds> range;
    const char* pattern;
  };
  const Operation& operation = spec_.operations[0];
  const Row in[] = {
      {"FunctionName",
       Bounds{1, 140},
       {},
       R"re((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)re"},
      {"RevisionId", {}, {}, nullptr},
      {"S3Bucket", Bounds{3, 63}, {}, R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)"},
      {"S3Key", Bounds{1, 1024}, {}, nullptr},
      {"S3ObjectVersion", Bounds{1, 1024}, {}, nullptr},
  };
  const Row out[] = {
      {"Description", Bounds{0, 256}, {}, nullptr},
      {"FunctionArn",
       {},
       {},
       R"re(arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_\.]+(:(\$LATEST|[a-zA-Z0-9-_]+))?)re"},
      {"FunctionName",
       Bounds{1, 170},
       {},
       R"re((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)re"},
      {"Handler", Bounds{{}, 128}, {}, R"([^\s]+)"},
      {"KMSKeyArn", {}, {}, "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()"},
      {"MasterArn",
       {},
       {},
       R"re(arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?)re"},
      {"MemorySize", {}, Bounds{128, 3008}, nullptr},
      {"Role", {}, {}, R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)"},
      {"Timeout", {}, Bounds{1, {}}, nullptr},
      {"Version", Bounds{1, 1024}, {}, R"((\$LATEST|[0-9]+))"},
  };
  const auto check = [](const Shape& structure, const Row& row) {
    const Member* member = structure.member(row.member);
    ASSERT_NE(member, nullptr) << row.member;
    const auto same = [](const std::optional<Bounds>& a, const std::optional<Bounds>& b) {
      return a.has_value() == b.has_value() && (!a || (a->min == b->min && a->max == b->max));
    };
    EXPECT_TRUE(same(member->shape->length, row.length)) << row.member;
    EXPECT_TRUE(same(member->shape->range, row.range)) << row.member;
    EXPECT_EQ(member->shape->pattern ? member->shape->pattern->text : "", row.pattern ? row.pattern : "");
  };
  for (const Row& row : in) check(*operation.input, row);
  for (const Row& row : out) check(*operation.output, row);
  EXPECT_THAT(operation.output->member("Runtime")->shape->values,
              ElementsAre("nodejs8.10", "nodejs10.x", "java8", "python2.7", "python3.6", "python3.7",
                          "dotnetcore1.0", "dotnetcore2.1", "go1.x", "ruby2.5", "provided"));
}

TEST_F(Embedded, KeepsThePagesErrors) {
  std::vector<std::pair<std::string, int>> errors;
  for (const Error& error : spec_.operations[0].errors) errors.emplace_back(error.type, error.status);
  EXPECT_THAT(
      errors,
      ElementsAre(std::pair{"CodeStorageExceededException", 400},
                  std::pair{"InvalidParameterValueException", 400},
                  std::pair{"PreconditionFailedException", 412}, std::pair{"ResourceNotFoundException", 404},
                  std::pair{"ServiceException", 500}, std::pair{"TooManyRequestsException", 429}));
}

/// Members that the page shows, of the request and of the answer.
TEST_F(Embedded, KeepsThePagesMembers) {
  const auto names = [](const Shape& shape) {
    std::vector<std::string> all;
    for (const Member& member : shape.members)
      if (member.clause("type") != "observed.newer-members") all.push_back(member.name);
    return all;
  };
  EXPECT_THAT(names(*spec_.operations[0].input),
              ElementsAre("FunctionName", "DryRun", "Publish", "RevisionId", "S3Bucket", "S3Key",
                          "S3ObjectVersion", "ZipFile"));
  EXPECT_THAT(
      names(*spec_.operations[0].output),
      ElementsAre("CodeSha256", "CodeSize", "DeadLetterConfig", "Description", "Environment", "FunctionArn",
                  "FunctionName", "Handler", "KMSKeyArn", "LastModified", "Layers", "MasterArn", "MemorySize",
                  "RevisionId", "Role", "Runtime", "Timeout", "TracingConfig", "Version", "VpcConfig"));
}

}  // namespace
}  // namespace plumbline::spec
