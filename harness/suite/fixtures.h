#pragma once

#include <string>
#include <vector>

#include "http/message.h"
#include "json/value.h"
#include "result.h"
#include "suite/case.h"
#include "suite/macro.h"

namespace plumbline::suite {

/// What cases need to exist first. One per worker, so that no two cases at once share a fixture.
class Fixtures {
 public:
  virtual ~Fixtures() = default;

  /// Makes what the case needs and says what its macros stand for, or why that is not to be had.
  [[nodiscard]] virtual Result<Bindings, std::string> provide(const Case& wanted) = 0;

  /// Takes away what was made for the last case alone.
  virtual void release() = 0;

  /// What is to be seen of the shared fixture, without what changes by itself: equal before and after
  /// requests that change nothing. Null where the target does not show it.
  [[nodiscard]] virtual json::Value snapshot() = 0;

  /// Waits, within bounds, until the target has finished what an answer says is still in progress.
  virtual void settle(const json::Value& answer) = 0;

  /// The requests that made what the last case was provided with, so that others can send them again.
  [[nodiscard]] virtual std::vector<http::Request> makings() const { return {}; }

  /// Says that the shared fixture may be gone; the next provide looks, and makes another.
  virtual void doubt() = 0;
};

}  // namespace plumbline::suite
