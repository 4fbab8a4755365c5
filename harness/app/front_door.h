#pragma once

#include <memory>
#include <string_view>

#include "http/in_process.h"
#include "service/context.h"
#include "service/endpoint.h"
#include "wire/keyring.h"

namespace plumbline::app {

/// In the answers to requests that were signed: whose they were taken for.
inline constexpr std::string_view account_header = "x-plumbline-account";

/// What stands between the sockets and the reference endpoint.
struct FrontDoor {
  service::Clock clock;
  service::Ids ids;

  /// Who may come in: requests must be signed by one of these keys, and see the functions of its account in
  /// the region that they are signed for. nullptr: everybody, and all see the same functions.
  std::shared_ptr<const wire::Keyring> keyring;
};

/// The endpoint behind its door. What is the endpoint's own (/_plumbline/...) needs no signature: health
/// tells nothing, and the addresses of packages are their own secrets, as presigned ones are.
[[nodiscard]] http::Handler behind(FrontDoor door, std::shared_ptr<service::Endpoint> endpoint);

}  // namespace plumbline::app
