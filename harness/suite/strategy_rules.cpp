#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "package/base64.h"
#include "suite/no_archives.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using spec::Rule;

/// A case of one request without a member of its own: rules and the protocol are about the whole.
Case refused_whole(const spec::Operation& operation, const spec::Sample& sample, std::string_view clause,
                   std::string id, std::string about, Step step, const spec::Refusal& how) {
  Case made;
  made.id = std::move(id);
  made.about = std::move(about);
  made.clauses = {std::string(clause)};
  made.needs = {Need::function};
  made.effect = Effect::refusal;
  made.control = unchanged(operation, sample);
  made.control->expect = {{std::string(operation.clause("status")), success_of(operation, sample), {}}};
  step.expect = {{std::string(clause), {answers_of(how)}, {}}};
  made.steps = {std::move(step)};
  return made;
}

const spec::Sample* sample_with(const spec::Operation& operation, std::string_view member) {
  for (const spec::Sample& sample : operation.samples)
    if (json::Value(sample.input).find(member) != nullptr) return &sample;
  return nullptr;
}

/// A valid value of a member: of any sample, or an example beside one; nullptr where there is none.
const json::Value* value_of(const spec::Operation& operation, std::string_view member) {
  for (const spec::Sample& sample : operation.samples)
    for (const json::Object* values : {&sample.input, &sample.examples})
      for (const json::Member& entry : *values)
        if (entry.name == member) return &entry.value;
  return nullptr;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "-") + name;
  return text;
}

/// None of the members, with nothing else or with each optional member beside it, and with no body at all.
void try_at_least_one(const spec::Operation& operation, const Rule& rule, Cases& cases) {
  const spec::Sample& sample = operation.samples.front();
  Step bare = unchanged(operation, sample);
  std::erase_if(bare.input, [&](const json::Member& m) {
    const spec::Member* member = operation.input->member(m.name);
    return member == nullptr || member->in == spec::Member::In::body;
  });
  const auto add = [&](const std::string& path, std::string about, Step step) {
    cases.push_back(refused_whole(operation, sample, rule.clause,
                                  "rule/none-of-" + joined(rule.members) + "/" + path, std::move(about),
                                  std::move(step), operation.invalid));
  };
  add("empty-object", "an empty object", bare);
  Step no_body = bare;
  no_body.wire.body = "";
  add("no-body", "no body at all", no_body);
  for (const json::Member& example : sample.examples) {
    Step beside = bare;
    beside.input.push_back(example);
    add("only-" + example.name, example.name + " and nothing else", std::move(beside));
  }
  for (const spec::Member& member : operation.input->members) {
    const bool is_counted = std::ranges::find(rule.members, member.name) != rule.members.end();
    const bool is_example =
        std::ranges::find(sample.examples, member.name, &json::Member::name) != sample.examples.end();
    const json::Value* value = value_of(operation, member.name);
    if (is_counted || is_example || value == nullptr || member.in != spec::Member::In::body) continue;
    Step beside = bare;
    beside.input.push_back({member.name, *value});
    add("only-" + member.name, member.name + " and nothing else", std::move(beside));
  }
  Step nothing = bare;
  for (const spec::Member& member : operation.input->members)
    if (member.in == spec::Member::In::body) nothing.input.push_back({member.name, nullptr});
  add("all-null", "every member is null, which is absent", std::move(nothing));
  for (const std::string& member : rule.members) {
    Step null = bare;
    null.input.push_back({member, nullptr});
    add("null-" + member, member + " is null, which is absent", std::move(null));
  }
}

/// Bytes that are no zip archive, by what gives them away to a reader who looks at less than all.
void try_archive(const spec::Operation& operation, const Rule& rule, Cases& cases) {
  const spec::Sample* sample = sample_with(operation, rule.members.front());
  if (sample == nullptr) return;
  for (const NoArchive& bytes : no_archives()) {
    Step step = unchanged(operation, *sample);
    for (json::Member& member : step.input)
      if (member.name == rule.members.front()) member.value = package::encode_base64(bytes.bytes);
    cases.push_back(refused_whole(operation, *sample, rule.clause, "rule/archive/" + std::string(bytes.name),
                                  std::string(bytes.about), std::move(step), operation.invalid));
  }
}

void try_together(const spec::Operation& operation, const Rule& rule, Cases& cases) {
  for (const std::string& missing : rule.members) {
    const spec::Sample* sample = sample_with(operation, missing);
    if (sample == nullptr) continue;
    cases.push_back(refused_whole(
        operation, *sample, rule.clause, "rule/" + joined(rule.members) + "/no-" + missing,
        "the others without " + missing, without(operation, *sample, missing), operation.invalid));
  }
}

void try_exclusive(const spec::Operation& operation, const Rule& rule, Cases& cases) {
  const spec::Sample* sample = sample_with(operation, rule.members.front());
  if (sample == nullptr) return;
  for (std::size_t i = 1; i < rule.members.size(); ++i) {
    const std::string& other = rule.members[i];
    const json::Value* value = value_of(operation, other);
    if (value == nullptr) continue;
    Step step = unchanged(operation, *sample);
    step.input.push_back({other, *value});
    cases.push_back(refused_whole(
        operation, *sample, rule.clause, "rule/" + rule.members.front() + "-or-" + other,
        rule.members.front() + " and " + other + " together", std::move(step), operation.invalid));
  }
}

/// A value without a colon past the limit: refused, or not found, as recorded for the neighbouring
/// operations; which of the two is contested.
void try_bare_length(const spec::Operation& operation, const Rule& rule, Cases& cases) {
  const spec::Sample& sample = operation.samples.front();
  const spec::Member& member = *operation.input->member(rule.members.front());
  const Subject subject{operation, sample, member};
  const std::int64_t longest =
      member.shape->length && member.shape->length->max ? *member.shape->length->max : rule.max;
  for (const std::int64_t n : std::set{rule.max - 1, rule.max, rule.max + 1, longest}) {
    const bool within = n <= rule.max;
    Case made =
        accepted(subject, rule.clause, "length/bare-" + std::to_string(n),
                 "a bare name of " + std::to_string(n) + (within ? " is within the limit" : " is too long"),
                 harmless(subject, "${fill:" + std::to_string(n) + ":a}"));
    made.effect = Effect::none;
    std::vector<verdict::Expectation>& expect = made.steps.front().expect;
    expect.front().answers = reached(operation);
    if (!within) {
      expect.front().answers = {answers_of(operation.invalid)};
      for (const spec::Error& error : operation.errors)
        if (error.status == 404) expect.front().answers.push_back({{{404, 404}}, {error.type}, {}, {}});
      expect.push_back({rule.clause + ".status", {answers_of(operation.invalid)}, {}});
    }
    cases.push_back(std::move(made));
  }
  if (!member.shape->length || !member.shape->length->max) return;
  cases.push_back(refusal(subject, member.clause("length"), "length/bare-" + std::to_string(longest + 1),
                          "a bare name is no longer than names in other forms",
                          with_value(subject, "${fill:" + std::to_string(longest + 1) + ":a}"),
                          operation.invalid));
}

}  // namespace

void try_rules(const spec::Operation& operation, Cases& cases) {
  if (operation.samples.empty()) return;
  for (const Rule& rule : operation.rules) {
    switch (rule.kind) {
      case Rule::Kind::at_least_one:
        try_at_least_one(operation, rule, cases);
        break;
      case Rule::Kind::together:
        try_together(operation, rule, cases);
        break;
      case Rule::Kind::exclusive:
        try_exclusive(operation, rule, cases);
        break;
      case Rule::Kind::bare_length:
        try_bare_length(operation, rule, cases);
        break;
      case Rule::Kind::archive:
        try_archive(operation, rule, cases);
        break;
      case Rule::Kind::not_empty:
      case Rule::Kind::scenario:
        break;
    }
  }
}

}  // namespace plumbline::suite
