#include "report/aws_cli.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "http/uri.h"
#include "json/parse.h"
#include "json/write.h"
#include "package/base64.h"
#include "report/reproduction.h"
#include "report/same_run.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using spec::Member;
using spec::ShapeKind;

constexpr std::size_t input_bytes_max = 4 * inline_body_bytes_max;

/// "UpdateFunctionCode" as the AWS CLI names it: "update-function-code".
std::string command_name(std::string_view operation) {
  std::string name;
  for (const char c : operation) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (is_upper && !name.empty()) name += '-';
    name += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

/// The labels of a path that an operation's uri fits, as members of its input.
std::optional<json::Object> labels_of(const spec::Operation& operation, std::string_view path) {
  const auto wanted = http::segments_of(operation.uri);
  const auto found = http::segments_of(path);
  if (wanted.size() != found.size()) return std::nullopt;
  json::Object labels;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool is_label = wanted[i].starts_with('{');
    if (!is_label && wanted[i] != found[i]) return std::nullopt;
    if (!is_label) continue;
    const std::string_view name = wanted[i].substr(1, wanted[i].size() - 2);
    const auto value = http::percent_decode(found[i]);
    if (!value || !is_utf8(*value) || operation.input == nullptr) return std::nullopt;
    const auto member = std::ranges::find(operation.input->members, name, &Member::wire_name);
    if (member == operation.input->members.end()) return std::nullopt;
    labels.push_back({member->name, *value});
  }
  return labels;
}

/// Whether the AWS CLI takes the value: it looks at types, and at the least length and number.
bool is_taken(const spec::Shape& shape, const json::Value& value);

bool are_taken(const spec::Shape& shape, const json::Object& members) {
  return std::ranges::all_of(members, [&](const json::Member& member) {
    const Member* known = shape.member(member.name);
    return known != nullptr && is_taken(*known->shape, member.value) &&
           std::ranges::count(members, member.name, &json::Member::name) == 1;
  });
}

bool is_taken(const spec::Shape& shape, const json::Value& value) {
  const auto least = [&](std::size_t length) {
    return !shape.length || !shape.length->min || static_cast<std::int64_t>(length) >= *shape.length->min;
  };
  switch (shape.kind) {
    case ShapeKind::boolean:
      return value.boolean() != nullptr;
    case ShapeKind::integer:
    case ShapeKind::long_integer:
      return value.integer().has_value() &&
             (!shape.range || !shape.range->min || *value.integer() >= *shape.range->min);
    case ShapeKind::string:
      return value.string() != nullptr && least(value.string()->size());
    case ShapeKind::blob:
      return value.string() != nullptr && package::decode_base64(*value.string()).has_value();
    case ShapeKind::structure:
      return value.object() != nullptr && are_taken(shape, *value.object());
    case ShapeKind::list:
      return value.array() != nullptr && least(value.array()->size()) &&
             std::ranges::all_of(*value.array(), [&](const json::Value& item) {
               return is_taken(*shape.members.front().shape, item);
             });
    case ShapeKind::map:
      return value.object() != nullptr && std::ranges::all_of(*value.object(), [&](const json::Member& item) {
               return is_taken(*shape.members.front().shape, item.value);
             });
  }
  return false;
}

bool has_body(const spec::Operation& operation) {
  return std::ranges::any_of(operation.input->members,
                             [](const Member& member) { return member.in == Member::In::body; });
}

/// The operation's input that makes this request.
std::optional<json::Object> input_of(const http::Request& request, const spec::Operation& operation) {
  if (operation.method != request.method || operation.input == nullptr) return std::nullopt;
  if (request.target.find('?') != std::string::npos) return std::nullopt;
  auto input = labels_of(operation, http::path_of(request.target));
  if (!input) return std::nullopt;
  if (request.body.empty()) {
    // The AWS CLI sends an object where the operation has a body, though it be empty.
    if (has_body(operation)) return std::nullopt;
  } else {
    const auto body = json::parse(request.body);
    if (!body || body->object() == nullptr) return std::nullopt;
    for (const json::Member& member : *body->object()) {
      const Member* known = operation.input->member(member.name);
      if (known == nullptr || known->in != Member::In::body) return std::nullopt;
      input->push_back(member);
    }
  }
  const bool is_whole = std::ranges::all_of(operation.input->members, [&](const Member& member) {
    return !member.required || std::ranges::find(*input, member.name, &json::Member::name) != input->end();
  });
  return is_whole && are_taken(*operation.input, *input) ? input : std::nullopt;
}

/// Headers that are part of no plain request.
bool has_odd_headers(const http::Request& request) {
  return std::ranges::any_of(request.headers, [](const http::Header& line) {
    return !(http::same_header_name(line.name, "Content-Type") &&
             line.value.starts_with("application/json")) &&
           !(http::same_header_name(line.name, "Accept") && line.value == "application/json");
  });
}

}  // namespace

std::optional<std::string> aws_cli_of(const suite::Exchange& exchange, const spec::Spec& spec,
                                      const RunFacts& facts) {
  const http::Request& request = exchange.request;
  if (exchange.cut_body || has_odd_headers(request)) return std::nullopt;
  for (const spec::Operation& operation : spec.operations) {
    const auto input = input_of(request, operation);
    if (!input) continue;
    const std::string text = json::write(*input);
    if (text.size() > input_bytes_max) return std::nullopt;
    return fmt::format("aws lambda {} --endpoint-url {}{} --cli-input-json {}", command_name(operation.name),
                       shell_word(facts.endpoint),
                       is_signed(facts) ? "" : " --region us-west-2 --no-sign-request", shell_word(text));
  }
  return std::nullopt;
}

std::optional<std::string> aws_cli_of_outcome(const suite::Outcome& outcome, const spec::Spec& spec,
                                              const RunFacts& facts) {
  const auto command = outcome.exchange ? aws_cli_of(*outcome.exchange, spec, facts) : std::nullopt;
  if (!command) return std::nullopt;
  std::string lines;
  for (const suite::Exchange& before : outcome.before)
    lines += aws_cli_of(before, spec, facts).value_or(curl_of_exchange(before, curl_target_of(facts))) + "\n";
  return lines + *command;
}

}  // namespace plumbline::report
