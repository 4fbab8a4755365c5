#include "spec/tie.h"

#include <algorithm>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/references.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

const json::Object& clauses_on(const json::Value& shape_or_member) {
  const json::Value* trait = find_trait(shape_or_member, trait::clause);
  static const json::Object none;
  return trait == nullptr ? none : members_of(*trait);
}

bool has_constraint(const Member& member, std::string_view name) {
  const auto names = constraints_of(member);
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

Wrong expect_clause(std::string_view id, const std::vector<Clause>& clauses, const Where& where) {
  if (std::ranges::find(clauses, id, &Clause::id) != clauses.end()) return std::nullopt;
  return where.says(fmt::format("clauses.json has no clause '{}'", id));
}

Wrong tie_clauses(const json::Value& owner, const json::Value& value, const std::vector<Clause>& clauses,
                  const Where& where, Member& member) {
  const Where here = where / "traits" / trait::clause;
  for (const auto& [constraint, id] : clauses_on(value)) {
    const bool further = (constraint == "optional" && !member.required) || constraint == "forms";
    if (!further && !has_constraint(member, constraint))
      return (here / constraint).says("is the clause of a constraint that the member has not");
    if (auto wrong = expect_clause(text_of(id), clauses, here / constraint)) return wrong;
    member.clauses.emplace(constraint, text_of(id));
  }
  for (const auto& [constraint, id] : clauses_on(owner)) {
    if (!has_constraint(member, constraint)) continue;
    if (auto wrong = expect_clause(text_of(id), clauses, where)) return wrong;
    member.clauses.emplace(constraint, text_of(id));
  }
  for (const std::string_view constraint : constraints_of(member))
    if (!member.clauses.contains(constraint))
      return where.says(fmt::format("its constraint '{}' has no clause", constraint));
  return std::nullopt;
}

Wrong check_shared_clauses(const SourceShape& source, const Shape& shape) {
  const bool is_error = find_trait(*source.value, trait::error) != nullptr;
  for (const json::Member& one : clauses_on(*source.value)) {
    if (one.name == "error" && is_error) continue;
    const auto has_it = [&](const Member& member) { return has_constraint(member, one.name); };
    if (std::ranges::none_of(shape.members, has_it))
      return (source.where / "traits" / trait::clause / one.name)
          .says("is the clause of a constraint that no member has");
  }
  return std::nullopt;
}

}  // namespace plumbline::spec
