#include "spec/rules.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/references.h"
#include "spec/tie.h"
#include "spec/traits.h"

namespace plumbline::spec {
namespace {

struct RuleForm {
  std::string_view name;
  Rule::Kind kind;
  std::size_t members_min;
  std::size_t members_max;
  bool has_max;
  bool has_scenarios;
};

constexpr std::size_t many = 1000;
constexpr std::array rule_forms{
    RuleForm{"bare-length", Rule::Kind::bare_length, 1, 1, true, false},
    RuleForm{"at-least-one", Rule::Kind::at_least_one, 2, many, false, false},
    RuleForm{"together", Rule::Kind::together, 2, many, false, false},
    RuleForm{"exclusive", Rule::Kind::exclusive, 2, many, false, false},
    RuleForm{"not-empty", Rule::Kind::not_empty, 1, many, false, false},
    RuleForm{"archive", Rule::Kind::archive, 1, many, false, false},
    RuleForm{"scenario", Rule::Kind::scenario, 0, 0, false, true},
};

Wrong check_members(const std::vector<std::string>& names, const Shape& input, const Where& where) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (input.member(names[i]) == nullptr)
      return (where / i).says(fmt::format("the input has no member '{}'", names[i]));
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      return (where / i).says("is there already");
  }
  return std::nullopt;
}

Wrong check_form(const Rule& rule, const json::Value& value, const RuleForm& form, const Where& where) {
  if (rule.members.size() < form.members_min || rule.members.size() > form.members_max)
    return (where / "members").says(fmt::format("is no number of members for a rule of kind {}", form.name));
  if ((value.find("max") != nullptr) != form.has_max || (form.has_max && rule.max < 1))
    return (where / "max").says(form.has_max ? "wants 1 or more" : "says nothing in a rule of this kind");
  if (rule.scenarios.empty() == form.has_scenarios)
    return (where / "scenarios")
        .says(form.has_scenarios ? "wants one or more" : "says nothing in a rule of this kind");
  return std::nullopt;
}

/// The kind of value that a rule speaks of; nullopt where it speaks of any.
std::optional<ShapeKind> subject_of(Rule::Kind kind) {
  switch (kind) {
    case Rule::Kind::bare_length:
      return ShapeKind::string;
    case Rule::Kind::not_empty:
    case Rule::Kind::archive:
      return ShapeKind::blob;
    case Rule::Kind::at_least_one:
    case Rule::Kind::together:
    case Rule::Kind::exclusive:
    case Rule::Kind::scenario:
      return std::nullopt;
  }
  return std::nullopt;
}

Wrong check_subjects(const Rule& rule, const Shape& input, const Where& where) {
  const auto wanted = subject_of(rule.kind);
  if (!wanted) return std::nullopt;
  for (std::size_t i = 0; i < rule.members.size(); ++i)
    if (input.member(rule.members[i])->shape->kind != *wanted)
      return (where / i).says(fmt::format("is no {}", name_of(*wanted)));
  return std::nullopt;
}

Wrong read_rule(const json::Value& value, const Where& where, const Model& model, Operation& operation) {
  const auto form = std::ranges::find(rule_forms, std::string_view{text_at(value, "kind")}, &RuleForm::name);
  if (form == rule_forms.end()) return (where / "kind").says("unknown kind of rule");
  Rule rule{.kind = form->kind,
            .clause = text_at(value, "clause"),
            .members = texts_at(value, "members"),
            .max = integer_at(value, "max"),
            .scenarios = texts_at(value, "scenarios"),
            .because = text_at(value, "because")};
  if (auto wrong = check_form(rule, value, *form, where)) return wrong;
  if (auto wrong = check_members(rule.members, *operation.input, where / "members")) return wrong;
  if (auto wrong = check_subjects(rule, *operation.input, where / "members")) return wrong;
  for (std::size_t i = 0; i < rule.scenarios.size(); ++i)
    if (std::ranges::find(model.scenarios, rule.scenarios[i], &Scenario::id) == model.scenarios.end())
      return (where / "scenarios" / i).says(fmt::format("there is no scenario '{}'", rule.scenarios[i]));
  if (auto wrong = expect_clause(rule.clause, model.clauses, where / "clause")) return wrong;
  if (rule.kind == Rule::Kind::bare_length)
    if (auto wrong = expect_clause(status_clause(rule), model.clauses, where / "clause")) return wrong;
  const auto clause = std::ranges::find(model.clauses, rule.clause, &Clause::id);
  if (clause->tier != Tier::documented && rule.because.empty())
    return where.says("is not documented and wants a 'because'");
  operation.rules.push_back(std::move(rule));
  return std::nullopt;
}

Result<Refusal, SpecError> read_refusal(const json::Value& value, const Where& where) {
  Refusal refusal{.statuses = {},
                  .types = texts_at(value, "types"),
                  .saying = texts_at(value, "saying"),
                  .not_saying = texts_at(value, "notSaying")};
  for (const json::Value& item : items_of(value_at(value, "statuses"))) {
    const std::int64_t status = item.integer().value_or(0);
    if (status < 400 || status > 599) return refused((where / "statuses").says("wants statuses of errors"));
    refusal.statuses.push_back(static_cast<int>(status));
  }
  if (refusal.statuses.empty()) return refused((where / "statuses").says("wants one or more"));
  if (refusal.types.empty()) return refused((where / "types").says("wants one or more"));
  return refusal;
}

Wrong read_refusals(const SourceShape& source, Operation& operation) {
  const json::Value* trait = find_trait(*source.value, trait::refused_by);
  if (trait == nullptr) return std::nullopt;
  const Where where = source.where / "traits" / trait::refused_by;
  const std::array<std::pair<std::string_view, Refusal*>, 3> refusals{{{"invalid", &operation.invalid},
                                                                       {"unreadable", &operation.unreadable},
                                                                       {"source", &operation.source}}};
  for (const auto& [name, refusal] : refusals) {
    auto read = read_refusal(value_at(*trait, name), where / name);
    if (!read) return read.error();
    *refusal = std::move(*read);
  }
  return std::nullopt;
}

Wrong read_sample(const json::Value& value, const Where& where, Operation& operation) {
  Sample sample;
  sample.id = text_at(value, "id");
  sample.input = members_of(value_at(value, "input"));
  sample.members = texts_at(value, "members");
  sample.examples = members_of(value_at(value, "examples"));
  sample.stretch = members_of(value_at(value, "stretch"));
  sample.forms = members_of(value_at(value, "forms"));
  sample.harmless = members_of(value_at(value, "harmless"));
  sample.expect = value_at(value, "expect");
  sample.needs_source = flag_at(value, "needsSource");
  if (std::ranges::find(operation.samples, sample.id, &Sample::id) != operation.samples.end())
    return (where / "id").says("is there already");
  for (const std::string_view part : {"input", "examples", "stretch", "forms", "harmless"})
    for (const json::Member& given : members_of(value_at(value, part)))
      if (operation.input->member(given.name) == nullptr)
        return (where / part / given.name).says("is no member of the input");
  for (const Member& member : operation.input->members)
    if (member.required &&
        std::ranges::find(sample.input, member.name, &json::Member::name) == sample.input.end())
      return (where / "input").says(fmt::format("has no '{}', which is required", member.name));
  if (auto wrong = check_members(sample.members, *operation.input, where / "members")) return wrong;
  operation.samples.push_back(std::move(sample));
  return std::nullopt;
}

}  // namespace

Wrong read_rules(const SourceShape& source, const Model& model, Operation& operation) {
  if (auto wrong = read_refusals(source, operation)) return wrong;
  if (const json::Value* newer = find_trait(*source.value, trait::newer_members))
    for (const json::Value& name : items_of(*newer)) operation.newer_members.push_back(text_of(name));
  const json::Value* trait = find_trait(*source.value, trait::rules);
  if (trait == nullptr) return std::nullopt;
  const json::Array& rules = items_of(*trait);
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (auto wrong = read_rule(rules[i], source.where / "traits" / trait::rules / i, model, operation))
      return wrong;
  return std::nullopt;
}

Wrong read_samples(const SourceShape& source, Operation& operation) {
  const json::Value* trait = find_trait(*source.value, trait::samples);
  if (trait == nullptr) return std::nullopt;
  const Where where = source.where / "traits" / trait::samples;
  const json::Array& samples = items_of(*trait);
  for (std::size_t i = 0; i < samples.size(); ++i)
    if (auto wrong = read_sample(samples[i], where / i, operation)) return wrong;
  if (operation.invalid.statuses.empty()) return where.says("wants plumbline#refusedBy beside it");
  for (const Member& member : operation.input->members) {
    const auto tries_it = [&](const Sample& sample) {
      return std::ranges::find(sample.members, member.name) != sample.members.end();
    };
    if (std::ranges::none_of(operation.samples, tries_it))
      return where.says(fmt::format("no sample tries the member '{}'", member.name));
  }
  return std::nullopt;
}

}  // namespace plumbline::spec
