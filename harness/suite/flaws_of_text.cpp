#include <algorithm>

#include "pattern/dfa.h"
#include "pattern/utf8.h"
#include "spec/references.h"
#include "suite/flaw.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

bool is_within(std::size_t length, const spec::Bounds& bounds) {
  const auto n = static_cast<std::int64_t>(length);
  return n >= bounds.min.value_or(0) && (!bounds.max || n <= *bounds.max);
}

bool fits(const spec::Shape& shape, const std::string& text) {
  return !shape.pattern || pattern::matches(*shape.pattern->dfa, text);
}

bool is_one_of(const spec::Shape& shape, const std::string& text) {
  return shape.values.empty() || std::ranges::find(shape.values, text) != shape.values.end();
}

/// A value without a colon that is past the limit of bare ones: refused as invalid, or not found; which of
/// the two has a clause of its own.
std::optional<Flaw> bare_length_flaw(const spec::Operation& operation, const spec::Rule& rule,
                                     const std::string& text) {
  if (text.find(':') != std::string::npos) return std::nullopt;
  const auto length = pattern::length_in_code_points(text);
  if (!length || static_cast<std::int64_t>(*length) <= rule.max) return std::nullopt;
  Flaw flaw{rule.clause, {answers_of(operation.invalid)}, Certainty::certain, std::nullopt};
  flaw.besides = verdict::Expectation{spec::status_clause(rule), flaw.answers, {}};
  for (const spec::Error& error : operation.errors)
    if (error.status == 404) flaw.answers.push_back({{{404, 404}}, {error.type}, {}, {}});
  return flaw;
}

}  // namespace

Flaws flaws_of_text(const spec::Operation& operation, const spec::Member& member, const std::string& text) {
  Flaws flaws;
  const spec::Shape& shape = *member.shape;
  const auto add = [&](std::string_view constraint) {
    const bool todays = shape.today != nullptr && fits(*shape.today, text) && is_one_of(*shape.today, text) &&
                        !member.clause("today").empty();
    flaws.push_back({std::string(member.clause(todays && constraint != "length" ? "today" : constraint)),
                     {answers_of(operation.invalid)},
                     Certainty::certain,
                     std::nullopt});
  };
  const auto length = pattern::length_in_code_points(text);
  if (shape.length && length && !is_within(*length, *shape.length)) add("length");
  if (!fits(shape, text)) add("pattern");
  if (!is_one_of(shape, text)) add("values");
  if (!flaws.empty()) return flaws;
  for (const spec::Rule& rule : operation.rules)
    if (rule.kind == spec::Rule::Kind::bare_length && rule.members.front() == member.name)
      if (auto flaw = bare_length_flaw(operation, rule, text)) flaws.push_back(*std::move(flaw));
  return flaws;
}

}  // namespace plumbline::suite
