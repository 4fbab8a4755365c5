#include "fuzzing/stand_in.h"

namespace plumbline::fuzzing {
namespace {

std::string text_of(const suite::Bindings& bindings, std::string_view name) {
  const auto found = bindings.find(name);
  const std::string* text = found == bindings.end() ? nullptr : found->second.string();
  return text == nullptr ? std::string() : *text;
}

/// What stands for a part of a name; the part itself where nothing does, or nothing is known.
std::string_view stand_in_for(std::string_view part, const StandIn& stand_in) {
  std::string_view found;
  if (part == example::function) found = stand_in.function;
  if (part == example::account) found = stand_in.account;
  if (part == example::region) found = stand_in.region;
  return found.empty() ? part : found;
}

std::string name_with(std::string_view name, const StandIn& stand_in) {
  std::string result;
  for (;;) {
    const auto colon = name.find(':');
    result += stand_in_for(name.substr(0, colon), stand_in);
    if (colon == std::string_view::npos) return result;
    result += ':';
    name.remove_prefix(colon + 1);
  }
}

std::string body_with(std::string body, const StandIn& stand_in) {
  if (stand_in.revision.empty()) return body;
  for (auto at = body.find(example::current_revision); at != std::string::npos;
       at = body.find(example::current_revision, at + stand_in.revision.size()))
    body.replace(at, example::current_revision.size(), stand_in.revision);
  return body;
}

}  // namespace

suite::Bindings example_bindings() {
  const std::string arn = "arn:aws:lambda:" + std::string(example::region) + ":" +
                          std::string(example::account) + ":function:" + std::string(example::function);
  return {{"function", example::function},
          {"function.name", example::function},
          {"function.name-in-other-case", "MY-FUNCTION"},
          {"function.arn", arn},
          {"function.account", example::account},
          {"function.region", example::region},
          {"function.revision", example::current_revision},
          {"missing", "my-missing-function"},
          {"foreign.region", "eu-west-1"},
          {"foreign.account", "210987654321"},
          {"s3.bucket", "my-bucket"},
          {"s3.key", "my-key.zip"},
          {"s3.version", "1"}};
}

StandIn stand_in_of(const suite::Bindings& bindings) {
  return {text_of(bindings, "function.name"), text_of(bindings, "function.account"),
          text_of(bindings, "function.region"), text_of(bindings, "function.revision")};
}

Input with_stand_in(Input input, const StandIn& stand_in) {
  input.name = name_with(input.name, stand_in);
  input.body = body_with(std::move(input.body), stand_in);
  return input;
}

}  // namespace plumbline::fuzzing
