#include "spec/references.h"

#include <algorithm>

namespace plumbline::spec {

std::vector<std::string_view> constraints_of(const Member& member) {
  std::vector<std::string_view> names;
  const Shape& shape = *member.shape;
  if (member.required) names.emplace_back("required");
  if (member.in == Member::In::body) names.emplace_back("type");
  if (shape.kind == ShapeKind::blob) names.emplace_back("blob");
  if (shape.length) names.emplace_back("length");
  if (shape.pattern) names.emplace_back("pattern");
  if (shape.range) names.emplace_back("range");
  if (!shape.values.empty()) names.emplace_back("values");
  if (!shape.format.empty()) names.emplace_back("format");
  if (shape.today != nullptr) names.emplace_back("today");
  return names;
}

std::string status_clause(const Rule& rule) { return rule.clause + ".status"; }

std::vector<std::string> referenced_clauses(const Spec& spec) {
  std::vector<std::string> ids;
  for (const auto& shape : spec.shapes)
    for (const Member& member : shape->members)
      for (const auto& [constraint, id] : member.clauses) ids.push_back(id);
  for (const Operation& operation : spec.operations) {
    for (const auto& [aspect, id] : operation.clauses) ids.push_back(id);
    for (const Error& error : operation.errors) ids.push_back(error.clause);
    for (const Rule& rule : operation.rules) {
      ids.push_back(rule.clause);
      if (rule.kind == Rule::Kind::bare_length) ids.push_back(status_clause(rule));
    }
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace plumbline::spec
