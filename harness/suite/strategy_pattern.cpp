#include "suite/strategy_pattern.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "json/parse.h"
#include "json/write.h"
#include "pattern/complete_suite.h"
#include "suite/generate.h"
#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// Whether the text can stand in a JSON string.
bool is_utf8(const std::string& text) { return json::parse(json::write(json::Value(text))).has_value(); }

std::int64_t code_points(const std::string& text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

/// The texts of one member's pattern as cases.
class PatternCases {
 public:
  PatternCases(const spec::Operation& operation, const spec::Sample& sample, const spec::Member& member,
               pattern::CompleteSuite suite)
      : subject_{operation, sample, member},
        suite_(std::move(suite)),
        bounds_(member.shape->length.value_or(spec::Bounds{})) {
    if (is_label()) label_step_ = step_of_labels();
  }

  std::optional<Case> next() {
    while (auto test = suite_.next()) {
      if (!fit(*test)) continue;
      return is_label() ? of_label(test->text, test->accepted) : of_body(test->text, test->accepted);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_label() const { return subject_.member.in == spec::Member::In::label; }

  /// Whether the text can be sent as this member's value with no defect but the one under test.
  bool fit(pattern::SuiteTest& test) {
    if (!is_label() && test.part == pattern::Part::characters && !is_utf8(test.text)) return false;
    if (!is_label() && bounds_.min && code_points(test.text) < *bounds_.min) return lengthen(test);
    return !bounds_.max || code_points(test.text) <= *bounds_.max;
  }

  /// Puts characters before a short text that leave it what it is, where there are such.
  bool lengthen(pattern::SuiteTest& test) {
    const std::string text =
        std::string(static_cast<std::size_t>(*bounds_.min - code_points(test.text)), 'a') + test.text;
    if (pattern::matches(*subject_.member.shape->pattern->dfa, text) != test.accepted) return false;
    test.text = text;
    return lengthened_.insert(text).second;
  }

  [[nodiscard]] std::string path_of(const std::string& text) const {
    return text.empty() ? "pattern/(empty)" : "pattern/" + id_text(text);
  }

  /// What the requests of labels have in common. Their body is made once: a million packages would tell
  /// nothing that one does not, for no code of anything can be changed by them. Where it depends on fixtures
  /// it is left to each request.
  [[nodiscard]] Step step_of_labels() const {
    Step step = harmless(subject_, nullptr);
    const auto body = expand(body_of(subject_.operation, step.input), {});
    if (!body || json::write(*body).find("${") != std::string::npos) return step;
    std::erase_if(step.input, [&](const json::Member& m) {
      const spec::Member* member = subject_.operation.input->member(m.name);
      return member == nullptr || member->in == spec::Member::In::body;
    });
    step.wire.body = json::write(*body);
    return step;
  }

  [[nodiscard]] Step step_of_label(const std::string& text) const {
    Step step = label_step_;
    for (json::Member& member : step.input)
      if (member.name == subject_.member.name) member.value = literal(text);
    return step;
  }

  [[nodiscard]] Case of_label(const std::string& text, bool valid) const {
    Case made = accepted(subject_, subject_.member.clause("pattern"), path_of(text),
                         valid ? "matches the pattern" : "does not match the pattern", step_of_label(text));
    made.needs.clear();
    made.effect = Effect::none;
    made.subject = Value{text, valid};
    std::vector<verdict::Alternative>& answers = made.steps.front().expect.front().answers;
    answers = reached(subject_.operation);
    if (!valid) answers = {answers_of(subject_.operation.invalid)};
    if (text.empty()) answers = {no_such_path()};
    return made;
  }

  [[nodiscard]] Case of_body(const std::string& text, bool valid) const {
    Step step = with_value(subject_, literal(text));
    Case made = valid ? accepted(subject_, subject_.member.clause("pattern"), path_of(text),
                                 "matches the pattern", std::move(step))
                      : refusal(subject_, subject_.member.clause("pattern"), path_of(text),
                                "does not match the pattern", std::move(step), subject_.operation.invalid);
    made.subject = Value{text, valid};
    return made;
  }

  Subject subject_;
  pattern::CompleteSuite suite_;
  spec::Bounds bounds_;
  Step label_step_;
  std::set<std::string> lengthened_;
};

/// A pattern that has too many states for a complete suite (pattern/complete_suite.h says how many) has no
/// cases here; `clauses` then shows its clause without any.
void add_maker(const spec::Operation& operation, const spec::Sample& sample, const spec::Member* member,
               const PatternSettings& settings, std::vector<std::unique_ptr<PatternCases>>& makers) {
  if (member == nullptr || !member->shape->pattern) return;
  auto suite = pattern::CompleteSuite::of(*member->shape->pattern->dfa, {.depth = settings.depth});
  if (suite) makers.push_back(std::make_unique<PatternCases>(operation, sample, *member, *std::move(suite)));
}

}  // namespace

CaseStream pattern_cases(const spec::Spec& spec, const PatternSettings& settings) {
  auto makers = std::make_shared<std::vector<std::unique_ptr<PatternCases>>>();
  for (const spec::Operation& operation : spec.operations)
    for (const spec::Sample& sample : operation.samples)
      for (const std::string& name : sample.members)
        add_maker(operation, sample, operation.input->member(name), settings, *makers);
  return [makers, at = std::size_t{0}, made = std::uint64_t{0},
          budget = settings.budget]() mutable -> std::optional<Case> {
    if (budget != 0 && made == budget) return std::nullopt;
    for (; at < makers->size(); ++at) {
      if (auto next = (*makers)[at]->next()) {
        ++made;
        return next;
      }
    }
    return std::nullopt;
  };
}

std::uint64_t count_pattern_cases(const spec::Spec& spec, const PatternSettings& settings,
                                  const std::string& glob) {
  std::uint64_t count = 0;
  const CaseStream cases = chosen(pattern_cases(spec, settings), glob);
  while (cases()) ++count;
  return count;
}

}  // namespace plumbline::suite
