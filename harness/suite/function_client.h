#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "spec/model.h"
#include "suite/caller.h"
#include "suite/fixtures.h"
#include "suite/history.h"
#include "suite/lambda_functions.h"
#include "suite/outcome.h"
#include "verdict/reading.h"

namespace plumbline::suite {

/// What a client of a function got for one request, and when.
struct Reply {
  Exchange exchange;
  verdict::Reading reading;  ///< status 0 where there was no answer
  Instant called;
  Instant returned;

  [[nodiscard]] bool is_success() const { return reading.status >= 200 && reading.status < 300; }

  /// Refused because another update was in progress.
  [[nodiscard]] bool is_conflict() const { return reading.status == 409; }

  /// A member of the answer as text; empty where there is none.
  [[nodiscard]] std::string text(std::string_view member) const;
  [[nodiscard]] std::int64_t number(std::string_view member) const;
};

/// Clients of one Lambda function, as many threads as there are.
class FunctionClient {
 public:
  FunctionClient(Caller& caller, Fixtures& fixtures, const spec::Spec& spec, std::string function)
      : caller_(caller), fixtures_(fixtures), spec_(spec), function_(std::move(function)) {}

  [[nodiscard]] Reply update(std::string_view package, const json::Object& more = {}) const;
  [[nodiscard]] Reply read(std::string_view qualifier = {}) const;
  [[nodiscard]] Reply list_versions() const;

  /// Updates, and again after a wait where another update was in progress; at most `tries_max` times.
  [[nodiscard]] Reply update_when_idle(std::string_view package, const json::Object& more,
                                       int tries_max) const;

  /// Waits, within the fixtures' bound, until no update is in progress.
  void settle() const;

 private:
  [[nodiscard]] Reply send(std::string_view operation, json::Object more) const;

  Caller& caller_;
  Fixtures& fixtures_;
  const spec::Spec& spec_;
  std::string function_;
};

/// The package of that number: no two numbers have packages of the same bytes, or of the same size.
[[nodiscard]] std::string numbered_package(std::size_t number);
[[nodiscard]] PackageFacts facts_of(std::string_view package);

/// Does the work of each client, numbered from 0, on a thread of its own; all begin at the same moment.
void at_once(unsigned clients, const std::function<void(unsigned)>& work);

}  // namespace plumbline::suite
