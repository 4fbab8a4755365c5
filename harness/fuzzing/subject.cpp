#include "fuzzing/subject.h"

#include <utility>

#include "spec/fields.h"
#include "suite/case_runner.h"
#include "suite/request.h"
#include "suite/strategy.h"

namespace plumbline::fuzzing {
namespace {

/// A case that needs what fuzzing needs: a function, and its RevisionId.
suite::Case wanted_by_fuzzing(const spec::Operation& operation) {
  suite::Case wanted;
  wanted.id = "fuzzing";
  wanted.needs = {suite::Need::function};
  suite::Step step;
  step.operation = operation.name;
  step.input = {{"RevisionId", "${function.revision}"}};
  wanted.steps = {std::move(step)};
  return wanted;
}

constexpr int conflict = 409;
constexpr int too_many = 429;

bool asks_for_patience(const http::Response& response) {
  return response.status == too_many || (response.status == 503 && response.headers.contains("Retry-After"));
}

}  // namespace

Subject::Subject(suite::Caller& caller, const spec::Spec& spec, const spec::Operation& operation,
                 const suite::FunctionSettings& settings, std::string worker)
    : caller_(caller),
      spec_(spec),
      operation_(operation),
      settings_(settings),
      functions_(caller, spec, settings, std::move(worker)),
      plain_(plain_bodies(operation)) {}

Result<void, std::string> Subject::make() {
  auto bindings = functions_.provide(wanted_by_fuzzing(operation_));
  if (!bindings) return refused(std::move(bindings.error()));
  bindings_ = *std::move(bindings);
  stand_in_ = stand_in_of(bindings_);
  return {};
}

void Subject::introduce(std::vector<std::string> names, const suite::KnownPackages& packages) {
  names_ = std::move(names);
  packages_ = packages;
  suite::KnownFixture fixture{bindings_, names_, {}, {}, packages_};
  if (settings_.existing.empty()) fixture.name_prefix = settings_.name_prefix;
  if (!stand_in_.revision.empty()) fixture.states_seen.insert(stand_in_.revision);
  oracle_.emplace(spec_, operation_, std::move(fixture));
}

Result<void, std::string> Subject::make_again() {
  functions_.doubt();
  auto made = make();
  if (!made) return made;
  names_.push_back(stand_in_.function);
  introduce(std::move(names_), packages_);
  return {};
}

suite::Prediction Subject::predict(const Input& input) const {
  return oracle_->predict(request_of(with_stand_in(input, stand_in_), operation_));
}

Input Subject::made_safe(Input input) const {
  if (!predict(input).is_on_fixture) input.body = plain_.dry;
  return input;
}

http::Answer Subject::send(const http::Request& request) {
  http::Answer answer = caller_.send(request);
  if (!answer || answer->status != conflict) return answer;
  functions_.settle(json::Object{{"FunctionName", stand_in_.function}, {"LastUpdateStatus", "InProgress"}});
  return caller_.send(request);
}

Trial Subject::ask(const Input& input) {
  http::Request request = request_of(with_stand_in(input, stand_in_), operation_);
  Trial trial{input, oracle_->predict(request), {}, {std::move(request), std::nullopt, {}}, {}, std::nullopt,
              false};
  trial.outcome.clauses = trial.prediction.clauses;
  trial.outcome.about = text_of(trial);
  http::Answer answer = send(trial.exchange.request);
  if (answer) {
    trial.exchange.response = *std::move(answer);
    judge(trial);
    return trial;
  }
  trial.silence = answer.error().kind;
  trial.exchange.no_answer = answer.error().detail;
  blame(trial, {{trial.prediction.clauses.front(), verdict::DefectKind::no_answer,
                 std::string(name_of(answer.error().kind)), "a response"}});
  return trial;
}

void Subject::blame(Trial& trial, const verdict::Defects& defects) const {
  suite::add_defects(trial.outcome, defects, trial.exchange);
  trial.outcome.before = suite::with_makings(functions_);
}

void Subject::blame_as_read(Trial& trial, const verdict::Defects& defects) {
  const spec::Operation* read = spec_.operation("GetFunctionConfiguration");
  if (read == nullptr) return blame(trial, defects);
  suite::Exchange shown{suite::write_request(*read, {{"FunctionName", name()}}), std::nullopt, {}};
  http::Answer answer = caller_.send(shown.request);
  if (!answer || answer->status != read->success) return blame(trial, defects);
  shown.response = *std::move(answer);
  suite::add_defects(trial.outcome, defects, std::move(shown));
  trial.outcome.before = suite::with_makings(functions_, {{trial.exchange.request, std::nullopt}});
}

void Subject::judge(Trial& trial) {
  const http::Response& answer = *trial.exchange.response;
  trial.outcome.status = answer.status;
  trial.was_throttled = asks_for_patience(answer);
  if (trial.was_throttled) return;
  const verdict::Judgement judgement = oracle_->judge(trial.prediction, trial.exchange.request, answer);
  trial.error_type = judgement.reading.error_type;
  if (trial.succeeded() && judgement.reading.body) {
    if (std::string revision = spec::text_at(*judgement.reading.body, "RevisionId"); !revision.empty()) {
      oracle_->learn_state(revision);
      stand_in_.revision = std::move(revision);
    }
    functions_.settle(*judgement.reading.body);
  }
  if (!judgement.defects.empty()) blame(trial, judgement.defects);
}

bool Subject::is_answered() {
  const spec::Operation* read = spec_.operation("GetFunctionConfiguration");
  return read != nullptr && caller_.send(suite::write_request(*read, {{"FunctionName", name()}})).has_value();
}

}  // namespace plumbline::fuzzing
