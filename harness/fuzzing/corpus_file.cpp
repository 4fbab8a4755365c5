#include "fuzzing/corpus_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fuzzing/plain.h"
#include "fuzzing/stand_in.h"
#include "json/write.h"
#include "package/base64.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::array<std::pair<std::string_view, Holds>, 9> targets = {{{"function_name", Holds::name},
                                                                        {"arn_parts", Holds::name},
                                                                        {"matcher", Holds::name},
                                                                        {"base64", Holds::base64},
                                                                        {"package", Holds::package},
                                                                        {"json", Holds::body},
                                                                        {"request", Holds::request},
                                                                        {"handler", Holds::request},
                                                                        {"written_request", Holds::request}}};

Input with_body(std::string body) { return {std::string(example::function), false, std::move(body)}; }

}  // namespace

std::optional<Holds> held_by(std::string_view fuzz_target) {
  for (const auto& [target, holds] : targets)
    if (target == fuzz_target) return holds;
  return std::nullopt;
}

std::string sendable_targets() {
  std::string names;
  for (const auto& [target, holds] : targets) names.append(names.empty() ? "" : ", ").append(target);
  return names;
}

Result<Input, std::string> input_holding(std::string_view bytes, Holds holds,
                                         const spec::Operation& operation) {
  switch (holds) {
    case Holds::name:
      return Input{std::string(bytes), false, plain_bodies(operation).dry};
    case Holds::base64:
      return with_body(body_with_blob(operation, std::string(bytes)));
    case Holds::package:
      return with_body(body_with_blob(operation, package::encode_base64(bytes)));
    case Holds::body:
      return with_body(std::string(bytes));
    case Holds::request:
      return input_of_file(bytes, operation);
  }
  return refused("nothing is known of it");
}

}  // namespace plumbline::fuzzing
