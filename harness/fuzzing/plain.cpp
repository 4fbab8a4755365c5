#include "fuzzing/plain.h"

#include <algorithm>
#include <utility>

#include "fuzzing/stand_in.h"
#include "json/write.h"
#include "spec/fields.h"
#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::fuzzing {
namespace {

/// The body of the operation's first sample, with more members.
std::string body_with(const spec::Operation& operation, const json::Object& more) {
  json::Object members = operation.samples.front().input;
  members.insert(members.end(), more.begin(), more.end());
  suite::Bindings bindings = example_bindings();
  bindings["label"] = "fuzzing";
  const auto body = suite::expand(suite::body_of(operation, members), bindings);
  return body ? json::write(*body) : "{}";
}

}  // namespace

PlainBodies plain_bodies(const spec::Operation& operation) {
  return {body_with(operation, operation.samples.front().harmless), body_with(operation, {})};
}

std::string body_with_blob(const spec::Operation& operation, std::string text, const json::Object& more) {
  json::Object body;
  const auto blob = std::ranges::find_if(operation.input->members, [](const spec::Member& member) {
    return member.shape->kind == spec::ShapeKind::blob;
  });
  if (blob != operation.input->members.end()) body.push_back({blob->wire_name, std::move(text)});
  body.insert(body.end(), more.begin(), more.end());
  return json::write(body);
}

std::vector<std::string> forms_of(const spec::Operation& operation) {
  std::vector<std::string> forms = {std::string(example::function)};
  const json::Value all(operation.samples.front().forms);
  for (const spec::Member& member : operation.input->members)
    if (member.in == spec::Member::In::label)
      for (const json::Member& form : spec::members_of(spec::value_at(all, member.name)))
        if (const auto text = suite::expand(form.value, example_bindings());
            text && text->string() != nullptr)
          forms.push_back(*text->string());
  return forms;
}

}  // namespace plumbline::fuzzing
