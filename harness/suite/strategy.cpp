#include "suite/strategy.h"

#include <algorithm>
#include <array>

#include "http/uri.h"

namespace plumbline::suite {
namespace {

json::Object::iterator find(json::Object& input, std::string_view name) {
  return std::ranges::find_if(input, [&](const json::Member& m) { return m.name == name; });
}

std::vector<Need> needs_of(const spec::Sample&) { return {Need::function}; }

Case one_request(const Subject& subject, std::string_view clause, std::string path, std::string about) {
  Case made;
  made.id = subject.member.name + "/" + std::move(path);
  made.about = std::move(about);
  made.clauses = {std::string(clause)};
  made.needs = needs_of(subject.sample);
  return made;
}

/// A step that must be answered as the sample's own request is.
Step as_control(const Subject& subject, Step step) {
  step.expect = {
      {std::string(subject.operation.clause("status")), success_of(subject.operation, subject.sample), {}}};
  return step;
}

}  // namespace

std::span<const Strategy> member_strategies() {
  static constexpr std::array<Strategy, 9> all = {try_presence,  try_spelling,   try_json_type,
                                                  try_length,    try_characters, try_range,
                                                  try_value_set, try_blob,       try_forms};
  return all;
}

json::Object body_of(const spec::Operation& operation, const json::Object& input) {
  json::Object body;
  for (const json::Member& entry : input) {
    const spec::Member* member = operation.input->member(entry.name);
    if (member == nullptr || member->in == spec::Member::In::body)
      body.push_back({member != nullptr ? member->wire_name : entry.name, entry.value});
  }
  return body;
}

Step unchanged(const spec::Operation& operation, const spec::Sample& sample) {
  return {
      .operation = operation.name, .input = sample.input, .wire = {}, .expect = {}, .bind = {}, .fetch = {}};
}

Step with_value(const Subject& subject, json::Value value) {
  Step step = unchanged(subject.operation, subject.sample);
  const auto there = find(step.input, subject.member.name);
  if (there == step.input.end())
    step.input.push_back({subject.member.name, std::move(value)});
  else
    there->value = std::move(value);
  return step;
}

Step without(const spec::Operation& operation, const spec::Sample& sample, std::string_view member) {
  Step step = unchanged(operation, sample);
  std::erase_if(step.input, [&](const json::Member& m) { return m.name == member; });
  return step;
}

Step control_of(const Subject& subject) {
  const json::Value examples(subject.sample.examples);
  const json::Value* example = examples.find(subject.member.name);
  return as_control(subject, example != nullptr ? with_value(subject, *example)
                                                : unchanged(subject.operation, subject.sample));
}

verdict::Alternative answers_of(const spec::Refusal& refusal) {
  verdict::Alternative answer{{}, refusal.types, refusal.saying, refusal.not_saying};
  for (const int status : refusal.statuses) answer.statuses.push_back({status, status});
  return answer;
}

std::vector<verdict::Alternative> success_of(const spec::Operation& operation, const spec::Sample& sample) {
  std::vector<verdict::Alternative> answers = {{{{operation.success, operation.success}}, {}, {}, {}}};
  if (sample.needs_source) answers.push_back(answers_of(operation.source));
  return answers;
}

std::vector<verdict::Alternative> reached(const spec::Operation& operation) {
  std::vector<verdict::Alternative> answers = {{{{operation.success, operation.success}}, {}, {}, {}},
                                               {{{403, 403}}, {}, {}, {}}};
  for (const spec::Error& error : operation.errors)
    if (error.status == 404) answers.push_back({{{404, 404}}, {error.type}, {}, {}});
  return answers;
}

verdict::Alternative no_such_path() { return {{{400, 499}}, {}, {}, {}}; }

Step harmless(const Subject& subject, json::Value label) {
  Step step = with_value(subject, std::move(label));
  step.input.insert(step.input.end(), subject.sample.harmless.begin(), subject.sample.harmless.end());
  return step;
}

Case accepted(const Subject& subject, std::string_view clause, std::string path, std::string about,
              Step step) {
  Case made = one_request(subject, clause, std::move(path), std::move(about));
  step.expect.push_back({std::string(clause), success_of(subject.operation, subject.sample), {}});
  // Where the source itself fails, in whatever words, nothing is known of the value.
  if (subject.sample.needs_source)
    made.control = as_control(subject, unchanged(subject.operation, subject.sample));
  made.steps = {std::move(step)};
  return made;
}

Case refusal(const Subject& subject, std::string_view clause, std::string path, std::string about, Step step,
             const spec::Refusal& how) {
  Case made = one_request(subject, clause, std::move(path), std::move(about));
  made.effect = Effect::refusal;
  made.control = control_of(subject);
  step.expect = {{std::string(clause), {answers_of(how)}, {}}};
  made.steps = {std::move(step)};
  return made;
}

std::string id_text(std::string_view text) { return http::percent_encode(text); }

}  // namespace plumbline::suite
