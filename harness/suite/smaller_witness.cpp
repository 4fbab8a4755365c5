#include "suite/smaller_witness.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "package/sha256.h"
#include "spec/fields.h"
#include "suite/oracle.h"
#include "suite/packages.h"
#include "suite/smaller_request.h"
#include "suite/what_changed.h"

namespace plumbline::suite {
namespace {

using verdict::Defect;
using verdict::DefectKind;
using verdict::Defects;

/// What the oracle is asked at most for one request: most of what is tried never reaches the target.
constexpr int predictions_max = 20'000;

/// What looking for a change takes: a control, and two looks at the fixture.
constexpr int requests_around_a_look = 6;

/// The packages that cases are made of.
std::vector<std::string> packages_of(const Case& tested) {
  std::vector<std::string> packages = {package_of(tested.id), package_of("A"), package_of("B")};
  // Those whose base64 ends in each way (strategy_blob.cpp).
  for (char label = 'a'; label <= 'f'; ++label)
    packages.push_back(package_of(std::string(static_cast<std::size_t>(label - 'a') + 1, label)));
  return packages;
}

bool is_change(const Defect& defect) { return defect.kind == DefectKind::state_changed; }

/// Whether two requests must be answered for the same reason.
bool is_alike(const Prediction& a, const Prediction& b) {
  const bool same_clause = a.kind == Prediction::Kind::accepted || a.clauses.front() == b.clauses.front();
  return a.kind == b.kind && same_clause && a.changes_nothing == b.changes_nothing &&
         a.is_on_fixture == b.is_on_fixture;
}

/// The wanted defects as an answer shows them; empty where it does not show them all. Who refuses what must
/// be accepted breaks the clause that the case is about, whichever the oracle names.
Defects found_in(const Defects& wanted, const Defects& shown, bool is_accepted) {
  Defects found;
  for (const Defect& defect : wanted) {
    const auto same = std::ranges::find_if(shown, [&](const Defect& other) {
      return other.kind == defect.kind && other.observed == defect.observed &&
             (is_accepted || other.clause == defect.clause);
    });
    if (same == shown.end()) return {};
    found.push_back({defect.clause, same->kind, same->observed, same->expected});
  }
  return found;
}

KnownFixture known_fixture(const Bindings& bindings, const std::vector<std::string>& packages) {
  KnownFixture fixture;
  fixture.bindings = bindings;
  if (const auto name = bindings.find("function.name"); name != bindings.end())
    fixture.names.push_back(spec::text_of(name->second));
  for (const std::string& package : packages) fixture.packages.insert(package::sha256(package));
  if (const auto created = bindings.find("function.created"); created != bindings.end())
    fixture.states_seen.insert(spec::text_at(created->second, "RevisionId"));
  if (const auto revision = bindings.find("function.revision"); revision != bindings.end())
    fixture.states_seen.insert(spec::text_of(revision->second));
  return fixture;
}

}  // namespace

/// The making smaller of one request.
class SmallerWitness::Attempts {
 public:
  Attempts(SmallerWitness& of, const Case& tested, const Defects& wanted, const spec::Operation& operation,
           Oracle oracle)
      : of_(of),
        tested_(tested),
        wanted_(wanted),
        operation_(operation),
        oracle_(std::move(oracle)),
        looks_(std::ranges::any_of(wanted, is_change)),
        attempts_left_(of.shrinking_.limits().requests_max / (looks_ ? requests_around_a_look : 1)) {}

  /// Whether the case's own request shows it again; what it must be answered with is then the measure.
  [[nodiscard]] bool begin(const http::Request& request) {
    measure_ = oracle_.predict(request);
    return is_safe(measure_) && still_shows(request);
  }

  [[nodiscard]] http::Request smallest(const http::Request& request, std::vector<std::string> packages) {
    const RequestTrial trial{
        [this](const http::Request& candidate) { return still_shows(candidate); },
        [this](const std::string& package) { oracle_.learn_package(package::sha256(package)); },
        [this] { return may_try(); }};
    return smaller_request(request, operation_, {std::move(packages), measure_.is_on_fixture}, trial);
  }

  /// Of the last request that showed it.
  [[nodiscard]] Defects& defects() { return shown_; }
  [[nodiscard]] Exchange& exchange() { return exchange_; }

 private:
  [[nodiscard]] bool may_try() const {
    return attempts_left_ > 0 && predictions_left_ > 0 && of_.shrinking_.has_time();
  }

  /// Whether it can hit nothing but the fixture, whatever the target makes of it.
  [[nodiscard]] static bool is_safe(const Prediction& prediction) {
    return prediction.is_on_fixture || prediction.changes_nothing;
  }

  [[nodiscard]] bool still_shows(const http::Request& request) {
    if (!may_try()) return false;
    --predictions_left_;
    const Prediction prediction = oracle_.predict(request);
    if (!is_alike(measure_, prediction)) return false;
    --attempts_left_;
    return looks_ ? changes(request) : answers(request, prediction);
  }

  [[nodiscard]] bool answers(const http::Request& request, const Prediction& prediction) {
    const http::Answer answer = of_.caller_.send(request);
    if (!answer) return false;
    const verdict::Judgement judgement = oracle_.judge(prediction, request, *answer);
    learn(*answer, judgement);
    Defects found = found_in(wanted_, judgement.defects, prediction.kind == Prediction::Kind::accepted);
    if (found.empty()) return false;
    shown_ = std::move(found);
    exchange_ = {request, *answer};
    return true;
  }

  /// Whether the fixture is another one afterwards, in the same members.
  [[nodiscard]] bool changes(const http::Request& request) {
    if (!prepare()) return false;
    const json::Value before = of_.fixtures_.snapshot();
    const http::Answer answer = of_.caller_.send(request);
    const json::Value after = of_.fixtures_.snapshot();
    if (!answer || is_success(answer->status) || before.is(json::Kind::null) || before == after) return false;
    if (what_changed(before, after) != wanted_.front().observed) return false;
    shown_ = wanted_;
    exchange_ = {request, *answer};
    return true;
  }

  /// A control before each look: what is obeyed then has something to change.
  [[nodiscard]] bool prepare() {
    of_.fixtures_.doubt();
    const auto bindings = of_.fixtures_.provide(tested_);
    if (!bindings) return false;
    Outcome ignored = outcome_of(tested_);
    const bool is_ready = !tested_.control || of_.runner_.run_control(tested_, *bindings, ignored);
    of_.fixtures_.release();
    return is_ready;
  }

  void learn(const http::Response& answer, const verdict::Judgement& judgement) {
    if (!is_success(answer.status) || !judgement.reading.body) return;
    if (std::string revision = spec::text_at(*judgement.reading.body, "RevisionId"); !revision.empty())
      oracle_.learn_state(std::move(revision));
    of_.fixtures_.settle(*judgement.reading.body);
  }

  SmallerWitness& of_;
  const Case& tested_;
  const Defects& wanted_;
  const spec::Operation& operation_;
  Oracle oracle_;
  Prediction measure_;
  bool looks_;
  int attempts_left_;
  int predictions_left_ = predictions_max;
  Defects shown_;
  Exchange exchange_;
};

namespace {

/// Whether all that went wrong shows in the answer to the case's one request.
bool is_one_request(const Case& tested, const Outcome& outcome) {
  const bool is_shared = std::ranges::all_of(tested.needs, [](Need need) { return need == Need::function; });
  const bool is_mixed = outcome.defects.size() > 1 && std::ranges::any_of(outcome.defects, is_change);
  return is_shared && !is_mixed && tested.steps.size() == 1 && tested.steps.front().fetch.empty() &&
         outcome.exchange && outcome.exchange->response && outcome.later.empty();
}

/// What a smaller request is about: sizes and places that the case tells are those of its own request.
std::string about_smaller(const std::string& about, const http::Request& before, const http::Request& after) {
  const auto size = [](const http::Request& request) { return request.target.size() + request.body.size(); };
  return fmt::format("made smaller, path and body of {} bytes for {}, from: {}", size(after), size(before),
                     about);
}

}  // namespace

bool SmallerWitness::is_possible(const Case& tested, const Outcome& outcome, const spec::Spec& spec) {
  if (outcome.defects.empty() || !is_one_request(tested, outcome)) return false;
  const spec::Operation* operation = spec.operation(tested.steps.front().operation);
  return operation != nullptr && !operation->samples.empty();
}

void SmallerWitness::make_smaller(const Case& tested, Outcome& outcome) {
  const Step& step = tested.steps.front();
  const spec::Operation* operation = spec_.operation(step.operation);
  fixtures_.doubt();
  const auto bindings = fixtures_.provide(tested);
  if (!bindings) return;
  const auto request = runner_.request_for(step, *bindings);
  std::vector<Exchange> before = with_makings(fixtures_);
  fixtures_.release();
  if (!request) return;
  const std::vector<std::string> packages = packages_of(tested);
  const Defects wanted = outcome.defects;
  Attempts attempts(*this, tested, wanted, *operation,
                    Oracle(spec_, *operation, known_fixture(*bindings, packages)));
  if (!attempts.begin(*request)) return;
  const http::Request smallest = attempts.smallest(*request, packages);
  if (smallest == *request) return;
  outcome.about = about_smaller(outcome.about, *request, smallest);
  outcome.defects = std::move(attempts.defects());
  outcome.exchange = std::move(attempts.exchange());
  outcome.before = std::move(before);
}

}  // namespace plumbline::suite
