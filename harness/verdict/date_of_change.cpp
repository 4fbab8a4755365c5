#include "verdict/date_of_change.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "json/parse.h"
#include "verdict/date.h"

namespace plumbline::verdict {
namespace {

constexpr std::chrono::minutes apart_max{15};

/// Whether the request has a member that keeps it from changing anything, a dry run's.
bool is_harmless(const http::Request& request, const spec::Operation& operation) {
  const auto body = json::parse(request.body);
  if (!body || operation.samples.empty()) return false;
  return std::ranges::any_of(operation.samples.front().harmless, [&](const json::Member& member) {
    const json::Value* sent = body->find(member.name);
    return sent != nullptr && *sent == member.value;
  });
}

}  // namespace

Defects judge_date_of_change(const http::Request& request, const http::Response& response,
                             const json::Value& body, const spec::Operation& operation) {
  Defects defects;
  const std::string_view clause = operation.clause("date-of-change");
  const auto now = read_http_date(response.headers.find("Date").value_or(""));
  if (clause.empty() || !now || operation.output == nullptr) return defects;
  for (const spec::Member& member : operation.output->members) {
    if (member.shape == nullptr || member.shape->format != "date") continue;
    const json::Value* value = body.find(member.wire_name);
    const auto date =
        value != nullptr && value->string() != nullptr ? read_date(*value->string()) : std::nullopt;
    if (!date || (date->second <= *now + apart_max && *now <= date->second + apart_max)) continue;
    if (is_harmless(request, operation)) break;
    defects.push_back({std::string(clause), DefectKind::value, member.name + " is far from the answer's Date",
                       "within 15 minutes of " + std::string(*response.headers.find("Date")) + ", not " +
                           *value->string()});
  }
  return defects;
}

}  // namespace plumbline::verdict
