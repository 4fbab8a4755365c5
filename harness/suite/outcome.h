#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/peer.h"
#include "verdict/defect.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// A request and what came back.
struct Exchange {
  http::Request request;
  std::optional<http::Response> response;
  std::string no_answer;  ///< why there is no response
};

/// What came of one case.
struct Outcome {
  std::string id;
  std::string about;
  std::vector<std::string> clauses;
  verdict::Verdict verdict = verdict::Verdict::pass;
  verdict::Defects defects;
  int status = 0;                    ///< of the last answer; 0 where there was none
  std::string reason;                ///< why it is untestable
  std::optional<Exchange> exchange;  ///< the first that was wrong
};

/// Takes outcomes as they come. Never called twice at once.
using Sink = std::function<void(const Outcome&)>;

}  // namespace plumbline::suite
