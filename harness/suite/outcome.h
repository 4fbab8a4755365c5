#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/peer.h"
#include "verdict/defect.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// What is known of a body that is not kept whole.
struct BodyFacts {
  std::uint64_t bytes = 0;
  std::string sha256_hex;
  friend bool operator==(const BodyFacts&, const BodyFacts&) = default;
};

/// A request and what came back.
struct Exchange {
  http::Request request;
  std::optional<http::Response> response;
  std::string no_answer = {};              ///< why there is no response
  std::optional<BodyFacts> cut_body = {};  ///< of the request, where `request.body` is only its beginning
  friend bool operator==(const Exchange&, const Exchange&) = default;
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
  std::map<std::size_t, std::shared_ptr<const Exchange>>
      later;                       ///< by the index of a defect that a later exchange shows
  std::vector<Exchange> before{};  ///< requests to send first for the same to show itself, without answers

  /// The exchange that shows the defect of that index; nullptr where there was none.
  [[nodiscard]] const Exchange* exchange_of(std::size_t defect) const;
};

/// Adds what was wrong with one exchange, so that each defect keeps the exchange that shows it.
void add_defects(Outcome& outcome, const verdict::Defects& defects, Exchange exchange);

/// Takes outcomes as they come. Never called twice at once.
using Sink = std::function<void(const Outcome&)>;

}  // namespace plumbline::suite
