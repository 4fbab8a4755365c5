#include "suite/scenario.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "spec/fields.h"
#include "spec/where.h"
#include "suite/expectations.h"

namespace plumbline::suite {
namespace {

using spec::SpecError;
using spec::Where;

constexpr std::int64_t pause_ms_max = 60'000;

std::optional<Need> need_named(std::string_view name) {
  static constexpr std::array<Need, 6> all = {Need::function,  Need::fresh_function, Need::other_function,
                                              Need::s3_object, Need::s3_version,     Need::bandwidth};
  const auto need = std::ranges::find(all, name, name_of);
  return need == all.end() ? std::nullopt : std::optional(*need);
}

WireForm read_wire(const json::Value& value) {
  WireForm wire;
  const auto optional_text = [&](std::string_view name) {
    return value.find(name) != nullptr ? std::optional(spec::text_at(value, name)) : std::nullopt;
  };
  wire.method = optional_text("method");
  wire.uri = optional_text("uri");
  wire.body = optional_text("body");
  wire.plain_in_label = spec::text_at(value, "plainInLabel");
  for (const json::Member& header : spec::members_of(spec::value_at(value, "headers")))
    wire.headers.set(header.name, header.value.string() != nullptr ? *header.value.string() : "");
  return wire;
}

/// Where a step does not say what answer it expects, the operation's success is expected.
void expect_success(Step& step, const spec::Operation& operation) {
  const bool says = std::ranges::any_of(step.expect, [](const auto& e) { return !e.answers.empty(); });
  if (!says)
    step.expect.insert(step.expect.begin(), {std::string(operation.clause("status")),
                                             {{{{operation.success, operation.success}}, {}, {}, {}}},
                                             {}});
}

class Reader {
 public:
  explicit Reader(const spec::Spec& spec) : spec_(spec) {}

  Result<Case, SpecError> scenario(const json::Value& value, const Where& where) const {
    Case made;
    made.id = spec::text_at(value, "id");
    made.about = spec::text_at(value, "about");
    made.clauses = spec::texts_at(value, "clauses");
    if (made.clauses.empty())
      return refused((where / "clauses").says("a scenario rests on at least one clause"));
    for (const std::string& clause : made.clauses)
      if (spec_.clause(clause) == nullptr)
        return refused((where / "clauses").says("unknown clause " + clause));
    for (const std::string& name : spec::texts_at(value, "needs")) {
      const auto need = need_named(name);
      if (!need) return refused((where / "needs").says("unknown need " + name));
      made.needs.push_back(*need);
    }
    if (made.needs.empty()) made.effect = Effect::none;
    const json::Array& steps = spec::items_of(spec::value_at(value, "steps"));
    for (std::size_t i = 0; i < steps.size(); ++i) {
      auto read = step(steps[i], made, where / "steps" / i);
      if (!read) return refused(read.error());
      made.steps.push_back(*std::move(read));
    }
    if (made.steps.empty()) return refused((where / "steps").says("a scenario has at least one step"));
    return made;
  }

 private:
  Result<Step, SpecError> step(const json::Value& value, const Case& of, const Where& where) const {
    Step made;
    made.operation = spec::text_at(value, "call");
    made.fetch = spec::text_at(value, "fetch");
    const spec::Operation* operation = spec_.operation(made.operation);
    if ((operation == nullptr) == made.fetch.empty())
      return refused(where.says("a step has a known operation under \"call\", or a URL under \"fetch\""));
    made.input = spec::members_of(spec::value_at(value, "with"));
    made.pause_ms = spec::integer_at(value, "pauseMs");
    if (made.pause_ms < 0 || made.pause_ms > pause_ms_max)
      return refused((where / "pauseMs").says("a pause is 0 to 60000 milliseconds"));
    for (const json::Member& binding : spec::members_of(spec::value_at(value, "bind"))) {
      const std::string pointer = spec::text_of(binding.value);
      if (!pointer.empty() && pointer.front() != '/')
        return refused((where / "bind" / binding.name).says("a JSON pointer starts with '/'"));
      made.bind[binding.name] = pointer;
    }

    made.wire = read_wire(spec::value_at(value, "wire"));
    auto expect =
        read_expectations(spec::value_at(value, "expect"), of.clauses.front(), operation, where / "expect");
    if (!expect) return refused(expect.error());
    for (const verdict::Expectation& expectation : *expect)
      if (spec_.clause(expectation.clause) == nullptr)
        return refused((where / "expect").says("unknown clause " + expectation.clause));
    if (!made.fetch.empty() && expect->empty())
      return refused((where / "expect").says("a step that fetches says what it expects"));
    made.expect = *std::move(expect);
    if (operation != nullptr) expect_success(made, *operation);
    return made;
  }

  const spec::Spec& spec_;
};

}  // namespace

Result<Cases, SpecError> read_scenarios(const spec::Spec& spec) {
  const Reader reader(spec);
  Cases cases;
  for (const spec::Scenario& scenario : spec.scenarios) {
    auto read = reader.scenario(scenario.value, scenario.where);
    if (!read) return refused(read.error());
    cases.push_back(*std::move(read));
  }
  return cases;
}

}  // namespace plumbline::suite
