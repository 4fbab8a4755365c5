#include "spec/clauses.h"

#include <array>

#include "spec/fields.h"

namespace plumbline::spec {
namespace {

constexpr int line_max = 1'000'000;

Result<Tier, SpecError> tier_of(std::string_view name, const Where& where) {
  constexpr std::array tiers{Tier::documented, Tier::protocol, Tier::observed, Tier::inferred};
  for (const Tier tier : tiers)
    if (name_of(tier) == name) return tier;
  return refused(where.says("unknown tier"));
}

Result<Clause, SpecError> read_clause(const json::Member& member, const Where& where) {
  const json::Value& entry = member.value;
  const json::Value& place = value_at(entry, "place");
  const auto tier = tier_of(text_at(entry, "tier"), where / "tier");
  if (!tier) return refused(tier.error());
  const std::int64_t line = integer_at(place, "line");
  if (line < 0 || line > line_max) return refused((where / "place" / "line").says("is no line of a page"));
  return Clause{
      .id = member.name,
      .statement = text_at(entry, "statement"),
      .tier = *tier,
      .place = {.source = text_at(place, "source"),
                .section = text_at(place, "section"),
                .member = text_at(place, "member"),
                .line = static_cast<int>(line),
                .url = text_at(place, "url")},
      .contested = text_at(entry, "contested"),
      .untested = text_at(entry, "untested"),
  };
}

}  // namespace

Result<std::vector<Clause>, SpecError> read_clauses(const json::Value& file, const Schema& schema,
                                                    const Where& where) {
  if (auto wrong = schema.check("plumbline#Clauses", file, where)) return refused(*wrong);
  std::vector<Clause> clauses;
  for (const json::Member& member : members_of(file)) {
    auto clause = read_clause(member, where / member.name);
    if (!clause) return refused(clause.error());
    clauses.push_back(std::move(*clause));
  }
  return clauses;
}

}  // namespace plumbline::spec
