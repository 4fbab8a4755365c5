#pragma once

#include <string>

#include "report/run_result.h"
#include "spec/model.h"
#include "suite/outcome.h"

namespace plumbline::report {

/// A spec of four clauses: documented, protocol, contested, and a second documented one.
inline spec::Spec small_spec() {
  const auto clause = [](std::string id, std::string statement, spec::Tier tier, std::string contested) {
    return spec::Clause{std::move(id),
                        std::move(statement),
                        tier,
                        {"page", "URI Request Parameters", "Name", 21, "https://docs.example/page#Name"},
                        std::move(contested),
                        ""};
  };
  spec::Spec spec;
  spec.clauses = {clause("Name.length", "A name has at most 64 characters.", spec::Tier::documented, ""),
                  clause("request-id", "Every answer has a request id.", spec::Tier::protocol, ""),
                  clause("Name.bare", "A bare name is refused.", spec::Tier::documented, "AWS said 404."),
                  clause("Name.pattern", "A name matches the pattern.", spec::Tier::documented, "")};
  return spec;
}

inline suite::Outcome passed(std::string id) {
  suite::Outcome outcome;
  outcome.id = std::move(id);
  outcome.about = "a name of 64";
  outcome.clauses = {"Name.length"};
  outcome.status = 200;
  return outcome;
}

inline suite::Outcome with_defect(std::string id, std::string clause, verdict::Verdict verdict,
                                  std::string observed = "200") {
  suite::Outcome outcome;
  outcome.id = std::move(id);
  outcome.about = "a name of 65";
  outcome.clauses = {"Name.length"};
  outcome.verdict = verdict;
  outcome.defects = {{std::move(clause), verdict::DefectKind::status, std::move(observed), "400"}};
  outcome.status = 200;
  outcome.exchange =
      suite::Exchange{{"PUT", "/functions/long/code", {{"Content-Type", "application/json"}}, "{}"},
                      http::Response{200, {{"x-a", "b"}}, "{\"ok\":true}"}};
  return outcome;
}

inline suite::Outcome failed(std::string id) {
  return with_defect(std::move(id), "Name.length", verdict::Verdict::fail);
}

inline suite::Outcome warned(std::string id) {
  return with_defect(std::move(id), "request-id", verdict::Verdict::warn, "no request id");
}

inline suite::Outcome contested(std::string id) {
  return with_defect(std::move(id), "Name.bare", verdict::Verdict::contested, "404");
}

inline suite::Outcome untestable(std::string id, std::string reason) {
  suite::Outcome outcome = passed(std::move(id));
  outcome.verdict = verdict::Verdict::untestable;
  outcome.reason = std::move(reason);
  return outcome;
}

inline suite::Outcome unanswered(std::string id) {
  suite::Outcome outcome = with_defect(std::move(id), "Name.length", verdict::Verdict::no_answer, "closed");
  outcome.defects.front().kind = verdict::DefectKind::no_answer;
  outcome.status = 0;
  outcome.exchange->response.reset();
  outcome.exchange->no_answer = "the connection ended";
  return outcome;
}

/// The counts that a run of these outcomes has.
template <class Outcomes>
suite::RunSummary summary_of(const Outcomes& outcomes) {
  suite::RunSummary summary;
  for (const suite::Outcome& outcome : outcomes) {
    ++summary.verdicts[static_cast<std::size_t>(outcome.verdict)];
    ++summary.requests;
  }
  return summary;
}

inline RunFacts small_facts() {
  return {"http://localhost:4566",
          "http://localhost:4566",
          "plumbline run --endpoint http://localhost:4566",
          "documented",
          "all cases",
          "2024-05-06T07:08:09Z",
          3.2,
          7,
          "0.1.0",
          "5f4dcc3b",
          {{"filter", ""}, {"depth", "0"}}};
}

}  // namespace plumbline::report
