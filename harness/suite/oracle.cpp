#include "suite/oracle.h"

#include <algorithm>
#include <array>
#include <utility>

#include "http/uri.h"
#include "package/sha256.h"
#include "spec/fields.h"
#include "suite/expectations.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using verdict::Alternative;
using verdict::Expectation;
using Names = LabelReading::Names;

/// Paths of such a length may be too long for a server before it looks at what they say (RFC 9110, 15.5.15;
/// RFC 6585, 5).
constexpr std::size_t target_bytes_sure = 2000;

constexpr std::size_t states_max = 1000;

bool is_certain(const Flaw& flaw) { return flaw.certainty == Certainty::certain; }

void append(std::vector<Alternative>& to, const std::vector<Alternative>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// The type of a Content-Type, without its parameters.
bool is_json(std::string_view content_type) {
  std::string_view type = content_type.substr(0, content_type.find(';'));
  type = type.substr(0, type.find_last_not_of(" \t") + 1);
  return http::same_header_name(type, "application/json");
}

bool is_typed_otherwise(const http::Request& request) {
  const auto type = request.headers.find("Content-Type");
  return type && !request.body.empty() && !is_json(*type);
}

/// Any answer but one that blames the service.
Expectation no_fault(const spec::Operation& operation) {
  return {std::string(operation.clause("no-server-error")),
          {{{{200, 299}, {300, 399}, {400, 499}}, {}, {}, {}}},
          {}};
}

std::vector<Alternative> not_there(const spec::Operation& operation) {
  std::vector<Alternative> answers = reached(operation);
  answers.erase(answers.begin());  // success
  return answers;
}

const spec::Error* error_of_status(const spec::Operation& operation, int status) {
  const auto found = std::ranges::find(operation.errors, status, &spec::Error::status);
  return found == operation.errors.end() ? nullptr : &*found;
}

const json::Value* find(const json::Object& members, std::string_view name) {
  const auto found = std::ranges::find(members, name, &json::Member::name);
  return found == members.end() ? nullptr : &found->value;
}

/// How much it takes to overlook a breach of a clause: documented ones bind, contested ones never do.
int looseness(const spec::Spec& spec, const std::string& id) {
  const spec::Clause* clause = spec.clause(id);
  if (clause == nullptr) return 5;
  return clause->contested.empty() ? static_cast<int>(clause->tier) : 4;
}

/// Whether a member's value must be what the fixture's state has: its example is taken from there.
bool is_of_state(const spec::Operation& operation, std::string_view member) {
  return std::ranges::any_of(operation.samples, [&](const spec::Sample& sample) {
    const json::Value* example = find(sample.examples, member);
    return example != nullptr && spec::text_of(*example).starts_with("${function.");
  });
}

/// Whether all that keeps an accepted request from changing anything is there.
bool is_dry(const spec::Operation& operation, const BodyReading& body) {
  const json::Object& harmless = operation.samples.front().harmless;
  return !body.is_open && !harmless.empty() && std::ranges::all_of(harmless, [&](const json::Member& wanted) {
    const json::Value* there = find(body.members, wanted.name);
    return there != nullptr && *there == wanted.value;
  });
}

/// Whether a flag is set that is not one of those that keep the request from changing anything.
bool takes_options(const spec::Operation& operation, const BodyReading& body) {
  const json::Object& harmless = operation.samples.front().harmless;
  return std::ranges::any_of(body.members, [&](const json::Member& there) {
    return there.value.boolean() != nullptr && *there.value.boolean() &&
           find(harmless, there.name) == nullptr;
  });
}

/// How a request is answered that nothing is wrong with: also with its source's failure, where it has one
/// outside of it.
std::vector<Alternative> success(const spec::Operation& operation, const BodyReading& body) {
  for (const spec::Sample& sample : operation.samples)
    for (const json::Member& member : body_of(operation, sample.input))
      if (sample.needs_source && find(body.members, member.name) != nullptr)
        return success_of(operation, sample);
  return {{{{operation.success, operation.success}}, {}, {}, {}}};
}

}  // namespace

/// A request as it was read.
struct Oracle::Reading {
  LabelReading label;
  BodyReading body;
  Flaws flaws;  ///< of both
  bool is_long = false;
};

std::string_view name_of(Prediction::Kind kind) {
  static constexpr std::array<std::string_view, 4> names = {"accepted", "refused", "missing", "open"};
  return names[static_cast<std::size_t>(kind)];
}

Oracle::Oracle(const spec::Spec& spec, const spec::Operation& operation, KnownFixture fixture)
    : spec_(spec), operation_(operation), fixture_(std::move(fixture)), labels_(operation, fixture_) {}

void Oracle::learn_state(std::string value) {
  // A value of so long ago is current no more.
  if (fixture_.states_seen.size() >= states_max) fixture_.states_seen.clear();
  fixture_.states_seen.insert(std::move(value));
}

Prediction Oracle::predict(const http::Request& request) const {
  Prediction prediction;
  const auto label = labels_.find(http::path_of(request.target));
  if (!label || request.method != operation_.method || is_typed_otherwise(request)) {
    prediction.expect = {no_fault(operation_)};
    return prediction;
  }
  Reading reading{labels_.read(*label),
                  read_body(spec_, operation_, request.body, fixture_.packages),
                  {},
                  request.target.size() > target_bytes_sure};
  reading.flaws = reading.label.flaws;
  reading.flaws.insert(reading.flaws.end(), reading.body.flaws.begin(), reading.body.flaws.end());
  const Flaws of_state = state_flaws(reading.body.members);
  reading.flaws.insert(reading.flaws.end(), of_state.begin(), of_state.end());

  prediction.is_on_fixture = reading.label.flaws.empty() && reading.label.names == Names::fixture;
  prediction.changes_nothing = is_dry(operation_, reading.body);
  prediction.takes_options = reading.body.is_open || suite::takes_options(operation_, reading.body);
  if (std::ranges::any_of(reading.flaws, is_certain))
    expect_refusal(prediction, reading);
  else
    expect_answer(prediction, reading);
  for (const Expectation& expectation : prediction.expect) prediction.clauses.push_back(expectation.clause);
  return prediction;
}

Flaws Oracle::state_flaws(const json::Object& members) const {
  Flaws flaws;
  const spec::Error* error = error_of_status(operation_, 412);
  if (error == nullptr) return flaws;
  for (const json::Member& member : members) {
    const std::string* value = member.value.string();
    if (value == nullptr || !is_of_state(operation_, member.name)) continue;
    const bool may_be_current = value->empty() || fixture_.states_seen.contains(*value);
    flaws.push_back({error->clause,
                     {{{{412, 412}}, {error->type}, {}, {}}},
                     may_be_current ? Certainty::open : Certainty::certain,
                     std::nullopt});
    // An empty value is no value of a state, and might be refused as such.
    if (value->empty()) flaws.back().answers.push_back(answers_of(operation_.invalid));
  }
  return flaws;
}

void Oracle::expect_refusal(Prediction& prediction, const Reading& reading) const {
  prediction.kind = Prediction::Kind::refused;
  prediction.changes_nothing = true;
  Expectation expectation;
  const Flaw* gravest = nullptr;
  std::size_t certain = 0;
  for (const Flaw& flaw : reading.flaws) {
    append(expectation.answers, flaw.answers);
    if (!is_certain(flaw)) continue;
    ++certain;
    if (gravest == nullptr || looseness(spec_, flaw.clause) < looseness(spec_, gravest->clause))
      gravest = &flaw;
  }
  expectation.clause = gravest->clause;
  const bool is_named = reading.label.flaws.empty();
  if (is_named && reading.label.names != Names::fixture) append(expectation.answers, not_there(operation_));
  if (!is_named && reading.is_long) expectation.answers.push_back({{{413, 414}, {431, 431}}, {}, {}, {}});
  prediction.expect = {std::move(expectation)};
  if (certain == 1 && reading.flaws.size() == 1 && gravest->besides)
    prediction.expect.push_back(*gravest->besides);
}

void Oracle::expect_answer(Prediction& prediction, const Reading& reading) const {
  Expectation expectation;
  switch (reading.label.names) {
    case Names::fixture:
      prediction.kind = Prediction::Kind::accepted;
      expectation.answers = success(operation_, reading.body);
      break;
    case Names::missing:
      prediction.kind = Prediction::Kind::missing;
      prediction.changes_nothing = true;
      expectation.answers = not_there(operation_);
      break;
    case Names::near_it:
    case Names::elsewhere:
      expectation.answers = success(operation_, reading.body);
      append(expectation.answers, not_there(operation_));
      if (reading.label.names == Names::near_it)
        expectation.answers.push_back(answers_of(operation_.invalid));
      break;
  }
  for (const Flaw& flaw : reading.flaws) {
    append(expectation.answers, flaw.answers);
    if (prediction.kind == Prediction::Kind::accepted) prediction.kind = Prediction::Kind::open;
  }
  expectation.clause = premise_of(reading);
  if (prediction.kind == Prediction::Kind::missing)
    if (const spec::Error* error = error_of_status(operation_, 404)) expectation.clause = error->clause;
  prediction.expect = {std::move(expectation)};
  if (reading.flaws.size() == 1 && reading.flaws.front().certainty == Certainty::inferred)
    prediction.expect.push_back({reading.flaws.front().clause, reading.flaws.front().answers, {}});
  if (prediction.kind == Prediction::Kind::accepted && !prediction.takes_options &&
      !prediction.changes_nothing)
    expect_values(prediction, reading.body);
}

/// Who refuses breaks one of the premises, and it is not said which: only the loosest is sure. Of equal ones
/// it is the last, which is the most particular.
std::string Oracle::premise_of(const Reading& reading) const {
  std::string loosest(operation_.clause("status"));
  for (const auto* premises : {&reading.body.premises, &reading.label.premises})
    for (const std::string& id : *premises)
      if (looseness(spec_, id) >= looseness(spec_, loosest)) loosest = id;
  return loosest;
}

void Oracle::expect_values(Prediction& prediction, const BodyReading& body) const {
  if (!body.package) return;
  Bindings bindings = fixture_.bindings;
  bindings["sha256"] = package::sha256_base64(*body.package);
  bindings["size"] = static_cast<std::int64_t>(body.package->size());
  for (Expectation expectation : sample_expectations(operation_.samples.front())) {
    for (verdict::ValueCheck& check : expectation.values) {
      auto value = expand(check.value, bindings);
      if (!value) return;
      check.value = *std::move(value);
    }
    expectation.answers.clear();
    prediction.expect_of_success.push_back(std::move(expectation));
  }
}

verdict::Judgement Oracle::judge(const Prediction& prediction, const http::Request& request,
                                 const http::Response& response) const {
  std::vector<Expectation> expectations = prediction.expect;
  if (response.status >= 200 && response.status < 300)
    expectations.insert(expectations.end(), prediction.expect_of_success.begin(),
                        prediction.expect_of_success.end());
  return verdict::judge(request, response, operation_, expectations);
}

}  // namespace plumbline::suite
