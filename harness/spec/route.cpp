#include "spec/route.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

/// The names between the braces of a URI's segments.
Result<std::set<std::string>, SpecError> labels_of(std::string_view uri, const Where& where) {
  if (!uri.starts_with('/') || uri.find_first_of("?#") != std::string_view::npos)
    return refused(where.says("wants a path"));
  std::set<std::string> labels;
  while (!uri.empty()) {
    uri.remove_prefix(1);
    const std::string_view segment = uri.substr(0, uri.find('/'));
    uri.remove_prefix(segment.size());
    if (segment.find_first_of("{}") == std::string_view::npos) continue;
    const bool whole = segment.starts_with('{') && segment.ends_with('}') && segment.size() > 2;
    const std::string_view label = whole ? segment.substr(1, segment.size() - 2) : std::string_view{};
    if (label.empty() || label.find_first_of("{}+") != std::string_view::npos)
      return refused(where.says(fmt::format("'{}' is no label that is a whole segment", segment)));
    if (!labels.emplace(label).second) return refused(where.says(fmt::format("has two labels '{}'", label)));
  }
  return labels;
}

Wrong check_labels(const std::set<std::string>& labels, const Shape& input, const Where& where) {
  for (const std::string& label : labels) {
    const Member* member = input.member(label);
    if (member == nullptr || member->in != Member::In::label)
      return where.says(fmt::format("the input has no label member '{}'", label));
  }
  for (const Member& member : input.members)
    if (member.in == Member::In::label && !labels.contains(member.name))
      return where.says(fmt::format("has no label for the input's member '{}'", member.name));
  return std::nullopt;
}

}  // namespace

Wrong read_route(const SourceShape& source, Operation& operation) {
  const Where where = source.where / "traits" / trait::http;
  const json::Value* http = find_trait(*source.value, trait::http);
  if (http == nullptr) return where.says("is not there");
  for (const json::Member& member : members_of(*http))
    if (member.name != "method" && member.name != "uri" && member.name != "code")
      return (where / member.name).says("unknown member");

  operation.method = text_at(*http, "method");
  const bool is_method = std::ranges::all_of(operation.method, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (operation.method.empty() || !is_method) return (where / "method").says("wants a method in capitals");
  const std::int64_t code = http->find("code") == nullptr ? 200 : integer_at(*http, "code");
  if (code < 200 || code > 299) return (where / "code").says("wants a status of success");
  operation.success = static_cast<int>(code);
  operation.uri = text_at(*http, "uri");
  const auto labels = labels_of(operation.uri, where / "uri");
  if (!labels) return labels.error();
  return check_labels(*labels, *operation.input, where / "uri");
}

}  // namespace plumbline::spec
