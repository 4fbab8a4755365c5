#pragma once

#include <memory>
#include <optional>

#include "http/message.h"
#include "service/failures.h"
#include "service/operation.h"
#include "service/rate_limit.h"

namespace plumbline::service {

/// What an endpoint is given from outside. Clock and ids are called from many threads at once.
struct Dependencies {
  Clock clock;  ///< what time it is
  Ids ids;      ///< a new UUID with each call; unguessable where the endpoint serves strangers
  std::shared_ptr<const CodeSource> code_source = std::make_shared<NoBuckets>();
  std::shared_ptr<Store> store;
};

/// The reference endpoint: Lambda's UpdateFunctionCode as its page has it, and the operations that its
/// clients need beside it. A function from requests to responses over a store; no sockets. README.md says for
/// each behaviour what stands behind it.
///
///     Settings settings;
///     Endpoint endpoint(settings, {.clock = std::chrono::system_clock::now, .ids = random_uuid,
///                                  .store = std::make_shared<MemoryStore>(
///                                      settings.limits.code_storage_bytes_max)});
///     endpoint.handle({"GET", "/2015-03-31/functions/", {}, ""}).status == 200
class Endpoint {
 public:
  Endpoint(Settings settings, Dependencies dependencies);

  /// Answers a request of the home in the settings, whatever it is. The memory of a body that has a package
  /// becomes the package's: move large ones in. Safe to call from many threads at once.
  [[nodiscard]] http::Response handle(http::Request request);

  /// Answers a request of somebody whose home is known, by a signature for instance.
  [[nodiscard]] http::Response handle(http::Request request, const Home& home);

 private:
  [[nodiscard]] std::optional<Fault> check_turn(const Home& home);
  [[nodiscard]] Outcome answer(http::Request& request, const Home& home);

  const Settings settings_;
  const Dependencies dependencies_;
  CodeLinks links_;
  RateLimit rate_limit_;
  Failures failures_;
};

}  // namespace plumbline::service
