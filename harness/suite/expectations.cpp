#include "suite/expectations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "spec/fields.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using spec::SpecError;
using spec::Where;
using verdict::ValueCheck;

/// "404" is that status, "4xx" any of its hundred.
std::optional<verdict::StatusRange> status_range(std::string_view text) {
  if (text.size() != 3 || text.front() < '1' || text.front() > '5') return std::nullopt;
  const int hundred = (text.front() - '0') * 100;
  if (text.substr(1) == "xx") return verdict::StatusRange{hundred, hundred + 99};
  int status = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return verdict::StatusRange{status, status};
}

/// What an answer is made of. Without a status none of the others is looked at.
constexpr std::array<std::string_view, 4> answer_members = {"status", "error", "saying", "notSaying"};

bool says_an_answer(const json::Value& value) {
  return std::ranges::any_of(answer_members,
                             [&](std::string_view name) { return value.find(name) != nullptr; });
}

Result<verdict::Alternative, SpecError> read_alternative(const json::Value& value, const Where& where) {
  verdict::Alternative answer;
  if (spec::items_of(spec::value_at(value, "status")).empty())
    return refused(where.says("an answer has at least one status"));
  for (const std::string& text : spec::texts_at(value, "status")) {
    const auto range = status_range(text);
    if (!range)
      return refused((where / "status").says("\"" + text + "\" is no status; write \"404\" or \"4xx\""));
    answer.statuses.push_back(*range);
  }
  answer.types = spec::texts_at(value, "error");
  answer.saying = spec::texts_at(value, "saying");
  answer.not_saying = spec::texts_at(value, "notSaying");
  return answer;
}

std::optional<verdict::Alternative> refusal_named(std::string_view name, const spec::Operation* operation) {
  if (operation == nullptr) return std::nullopt;
  if (name == "invalid") return answers_of(operation->invalid);
  if (name == "unreadable") return answers_of(operation->unreadable);
  if (name == "source") return answers_of(operation->source);
  return std::nullopt;
}

Result<std::vector<verdict::Alternative>, SpecError> read_answers(const json::Value& value,
                                                                  const spec::Operation* operation,
                                                                  const Where& where) {
  std::vector<verdict::Alternative> answers;
  if (says_an_answer(value)) {
    auto answer = read_alternative(value, where);
    if (!answer) return refused(answer.error());
    answers.push_back(*std::move(answer));
  }
  if (value.find("refused") != nullptr) {
    const std::string name = spec::text_at(value, "refused");
    const auto answer = refusal_named(name, operation);
    if (!answer || answer->statuses.empty())
      return refused((where / "refused").says("the operation knows no refusal \"" + name + "\""));
    answers.push_back(*answer);
  }
  const json::Array& others = spec::items_of(spec::value_at(value, "anyOf"));
  for (std::size_t i = 0; i < others.size(); ++i) {
    auto answer = read_alternative(others[i], where / "anyOf" / i);
    if (!answer) return refused(answer.error());
    answers.push_back(*std::move(answer));
  }
  return answers;
}

Result<std::vector<ValueCheck>, SpecError> read_values(const json::Value& value, const Where& where) {
  static constexpr std::array<std::pair<std::string_view, ValueCheck::Kind>, 4> kinds = {
      {{"equals", ValueCheck::Kind::equals},
       {"differs", ValueCheck::Kind::differs},
       {"oneOf", ValueCheck::Kind::one_of},
       {"later", ValueCheck::Kind::later}}};
  std::vector<ValueCheck> checks;
  for (const auto& [name, kind] : kinds) {
    for (const json::Member& check : spec::members_of(spec::value_at(value, name))) {
      if (!check.name.empty() && check.name.front() != '/')
        return refused((where / name / check.name).says("a JSON pointer starts with '/'"));
      checks.push_back({kind, check.name, check.value});
    }
  }
  return checks;
}

Result<verdict::Expectation, SpecError> read_expectation(const json::Value& value, std::string_view clause,
                                                         const spec::Operation* operation,
                                                         const Where& where) {
  verdict::Expectation expectation;
  const std::string own = spec::text_at(value, "clause");
  expectation.clause = own.empty() ? std::string(clause) : own;
  auto answers = read_answers(value, operation, where);
  if (!answers) return refused(answers.error());
  auto values = read_values(value, where);
  if (!values) return refused(values.error());
  expectation.answers = *std::move(answers);
  expectation.values = *std::move(values);
  for (const json::Member& excuse : spec::members_of(spec::value_at(value, "unless")))
    expectation.unless.push_back(excuse);
  return expectation;
}

}  // namespace

Result<std::vector<verdict::Expectation>, SpecError> read_expectations(const json::Value& value,
                                                                       std::string_view clause,
                                                                       const spec::Operation* operation,
                                                                       const Where& where) {
  std::vector<verdict::Expectation> expectations;
  const json::Array& items = spec::items_of(value);
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto expectation = read_expectation(items[i], clause, operation, where / i);
    if (!expectation) return refused(expectation.error());
    expectations.push_back(*std::move(expectation));
  }
  return expectations;
}

std::vector<verdict::Expectation> sample_expectations(const spec::Sample& sample) {
  return read_expectations(sample.expect, "", nullptr, Where{}).value_or(std::vector<verdict::Expectation>{});
}

}  // namespace plumbline::suite
