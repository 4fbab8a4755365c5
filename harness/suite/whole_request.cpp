#include "suite/whole_request.h"

#include <utility>

#include "json/write.h"
#include "suite/expectations.h"

namespace plumbline::suite {
namespace {

Case case_of(WholeRequest::Title title, std::string_view clause) {
  Case made;
  made.id = std::move(title.id);
  made.about = std::move(title.about);
  made.clauses = {std::string(clause)};
  made.needs = {Need::function};
  return made;
}

std::string filled(std::string_view text, const std::string& body) {
  std::string result(text);
  const auto replace = [&](std::string_view hole, std::string_view with) {
    for (auto at = result.find(hole); at != std::string::npos; at = result.find(hole, at + with.size()))
      result.replace(at, hole.size(), with);
  };
  replace("INSIDE", std::string_view(body).substr(1, body.size() - 2));
  replace("BODY", body);
  return result;
}

}  // namespace

verdict::Alternative any_4xx() { return {{{400, 499}}, {}, {}, {}}; }

WholeRequest::WholeRequest(const spec::Operation& operation, Cases& cases)
    : operation_(operation),
      sample_(operation.samples.front()),
      cases_(cases),
      body_(json::write(body_of(operation, sample_.input))) {}

Step WholeRequest::with_body(std::string_view text) const {
  Step made = step();
  made.wire.body = filled(text, body_);
  return made;
}

void WholeRequest::refuse(Title title, std::string_view clause, Step step, verdict::Alternative answer,
                          Need need) {
  if (clause.empty()) return;
  Case made = case_of(std::move(title), clause);
  made.needs = {need};
  made.effect = Effect::refusal;
  made.control = this->step();
  made.control->expect = {{std::string(operation_.clause("status")), success_of(operation_, sample_), {}}};
  step.expect = {{std::string(clause), {std::move(answer)}, {}}};
  made.steps = {std::move(step)};
  cases_.push_back(std::move(made));
}

void WholeRequest::accept(Title title, std::string_view clause, Step step) {
  accept_or(std::move(title), clause, std::move(step), {});
}

void WholeRequest::accept_or(Title title, std::string_view clause, Step step,
                             std::vector<verdict::Alternative> others, std::vector<Need> needs) {
  if (clause.empty()) return;
  Case made = case_of(std::move(title), clause);
  made.needs = std::move(needs);
  std::vector<verdict::Alternative> answers = success_of(operation_, sample_);
  answers.insert(answers.end(), others.begin(), others.end());
  step.expect = {{std::string(clause), std::move(answers), {}}};
  if (others.empty())
    for (verdict::Expectation& expectation : sample_expectations(sample_))
      step.expect.push_back(std::move(expectation));
  made.steps = {std::move(step)};
  cases_.push_back(std::move(made));
}

}  // namespace plumbline::suite
