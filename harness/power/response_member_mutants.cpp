#include <array>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using json::Value;

/// A member of the answer that the suite's functions always have, and how it may be wrong.
struct Row {
  std::string_view member;
  bool is_required;  ///< the page's answer is none without it; else it is there because somebody set it
  Value other_type;
  Value other_value;  ///< of the right type and form
};

std::vector<Row> rows() {
  const Value object = json::Object{{"a", "b"}};
  return {
      {"CodeSha256", true, 5, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
      {"CodeSize", true, "5", 1},
      {"FunctionArn", true, object, "arn:aws:lambda:us-west-2:123456789012:function:another"},
      {"FunctionName", true, 5, "another"},
      {"LastModified", true, 1'664'415'123, "2001-01-01T00:00:00.000+0000"},
      {"RevisionId", true, 5, Value()},
      {"Version", true, 1, "17"},
      {"Description", false, json::Array{"text"}, "another text"},
      {"Environment", false, "PLUMBLINE=1", json::Object{{"Variables", json::Object{{"OTHER", "1"}}}}},
      {"Handler", false, true, "another.handler"},
      {"MemorySize", false, "256", 512},
      {"Role", false, object, "arn:aws:iam::123456789012:role/another"},
      {"Runtime", false, object, "java8"},
      {"Timeout", false, "7", 3},
  };
}

std::string clause(const Row& row, std::string_view aspect) {
  return "response." + std::string(row.member) + "." + std::string(aspect);
}

Mutant mutant(const Row& row, std::string_view id, std::string_view about, std::vector<std::string> clauses,
              std::string_view source, Make make) {
  return {"response/" + std::string(row.member) + "-" + std::string(id),
          std::string(row.member) + " " + std::string(about), std::move(clauses), std::string(source),
          std::move(make)};
}

Make set_to(std::string_view member, const Value& value) {
  return output_edited([=](Value& body) { body.set(member, value); });
}

Make dropped(std::string_view member) {
  return output_edited([=](Value& body) { erase_member(body, member); });
}

/// Members that the suite's functions do not have.
struct Unset {
  std::string_view member;
  Value other_type;
};

std::vector<Unset> unset() {
  return {{"DeadLetterConfig", "arn:aws:sqs:us-west-2:123456789012:queue"},
          {"KMSKeyArn", 5},
          {"Layers", json::Object{{"Arn", "arn:aws:lambda:us-west-2:123456789012:layer:a:1"}}},
          {"MasterArn", 5},
          {"TracingConfig", "PassThrough"},
          {"VpcConfig", json::Array{}}};
}

/// Members of members, of another type.
struct Nested {
  std::string_view id;
  std::string_view member;
  Value value;
  std::string_view clause;
};

std::vector<Nested> nested() {
  const auto in = [](std::string_view name, Value value) {
    return Value(json::Object{{std::string(name), std::move(value)}});
  };
  return {
      {"DeadLetterConfig-TargetArn", "DeadLetterConfig", in("TargetArn", 5),
       "response.DeadLetterConfig.TargetArn.type"},
      {"Environment-Variables", "Environment", in("Variables", json::Array{}),
       "response.Environment.Variables.type"},
      {"Environment-value", "Environment", in("Variables", in("A", 5)),
       "response.Environment.Variables.type"},
      {"Environment-Error", "Environment", in("Error", "text"), "response.Environment.Error.type"},
      {"Environment-ErrorCode", "Environment", in("Error", in("ErrorCode", 5)),
       "response.Environment.Error.ErrorCode.type"},
      {"Environment-Message", "Environment", in("Error", in("Message", 5)),
       "response.Environment.Error.Message.type"},
      {"Layers-Arn", "Layers", json::Array{in("Arn", 5)}, "response.Layers.Arn.type"},
      {"Layers-CodeSize", "Layers", json::Array{in("CodeSize", "5")}, "response.Layers.CodeSize.type"},
      {"Layers-item", "Layers", json::Array{"arn"}, "response.Layers.type"},
      {"TracingConfig-Mode", "TracingConfig", in("Mode", 5), "response.TracingConfig.Mode.type"},
      {"VpcConfig-SubnetIds", "VpcConfig", in("SubnetIds", "subnet-1"), "response.VpcConfig.SubnetIds.type"},
      {"VpcConfig-SubnetId", "VpcConfig", in("SubnetIds", json::Array{5}),
       "response.VpcConfig.SubnetIds.type"},
      {"VpcConfig-SecurityGroupIds", "VpcConfig", in("SecurityGroupIds", "sg-1"),
       "response.VpcConfig.SecurityGroupIds.type"},
      {"VpcConfig-VpcId", "VpcConfig", in("VpcId", 5), "response.VpcConfig.VpcId.type"},
  };
}

void add_set_members(Mutants& all) {
  for (const Row& row : rows()) {
    const std::string missed = clause(row, row.is_required ? "present" : "value");
    all.push_back(mutant(row, "dropped", "is left out", {missed}, "statement", dropped(row.member)));
    all.push_back(mutant(row, "null", "is null", {"protocol.no-null-members", missed}, "D44",
                         set_to(row.member, nullptr)));
    all.push_back(mutant(row, "mistyped", "is of another JSON type", {clause(row, "type")}, "constraint",
                         set_to(row.member, row.other_type)));
    if (!row.other_value.is(json::Kind::null))
      all.push_back(mutant(row, "wrong", "is not what it should be", {clause(row, "value")}, "statement",
                           set_to(row.member, row.other_value)));
  }
}

/// What a function has that was given no such thing.
std::vector<Nested> made_up() {
  const auto in = [](std::string_view name, Value value) {
    return Value(json::Object{{std::string(name), std::move(value)}});
  };
  return {{"Layers", "Layers", json::Array{in("Arn", "arn:aws:lambda:us-west-2:123456789012:layer:a:1")},
           "response.Layers.value"},
          {"DeadLetterConfig", "DeadLetterConfig", in("TargetArn", "arn:aws:sqs:us-west-2:123456789012:q"),
           "response.DeadLetterConfig.value"},
          {"MasterArn", "MasterArn", "arn:aws:lambda:us-west-2:123456789012:function:master",
           "response.MasterArn.value"},
          {"TracingConfig", "TracingConfig", in("Mode", "Active"), "response.TracingConfig.value"},
          {"VpcConfig", "VpcConfig", in("VpcId", "vpc-1"), "response.VpcConfig.value"}};
}

/// Members that are not the page's.
std::vector<Nested> newer() {
  return {{"State-failed", "State", "Failed", "observed.newer-members"},
          {"State-unknown", "State", "Ready", "observed.newer-members"},
          {"LastUpdateStatus-failed", "LastUpdateStatus", "Failed", "observed.newer-members"},
          {"LastUpdateStatus-number", "LastUpdateStatus", 1, "observed.newer-members"},
          {"SigningJobArn-null", "SigningJobArn", nullptr, "protocol.no-null-members"}};
}

}  // namespace

Mutants response_member_mutants() {
  Mutants all;
  add_set_members(all);
  for (const Nested& row : made_up())
    all.push_back({"response/" + std::string(row.id) + "-made-up",
                   std::string(row.member) + " tells what the function was never given",
                   {std::string(row.clause)},
                   "statement",
                   set_to(row.member, row.value)});
  for (const Nested& row : newer())
    all.push_back({"newer/" + std::string(row.id),
                   std::string(row.member) + " is what AWS's model does not have there",
                   {std::string(row.clause)},
                   "D44",
                   set_to(row.member, row.value)});
  for (const Unset& row : unset()) {
    const std::string name(row.member);
    all.push_back({"response/" + name + "-null",
                   name + " is null where nobody set it",
                   {"protocol.no-null-members", "response.KMSKeyArn.only-configured"},
                   "D44",
                   set_to(row.member, nullptr)});
    all.push_back({"response/" + name + "-mistyped",
                   name + " is of another JSON type",
                   {"response." + name + ".type"},
                   "constraint",
                   set_to(row.member, row.other_type)});
  }
  for (const Nested& row : nested())
    all.push_back({"response/" + std::string(row.id) + "-mistyped",
                   "In " + std::string(row.member) + " a member is of another JSON type",
                   {std::string(row.clause)},
                   "constraint",
                   set_to(row.member, row.value)});
  return all;
}

}  // namespace plumbline::power
