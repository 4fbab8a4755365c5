#include "service/operation.h"

namespace plumbline::service {

/// Serves a package under the address that GetFunction gave: the exact bytes of the update.
Outcome download_code(const Call& call, const Context& context) {
  const auto sha256 = context.links.redeem(call.label, context.clock());
  const Fault unknown{FaultType::access_denied, "There is no package at this address, or it has expired."};
  if (!sha256) return refused(unknown);
  auto bytes = context.store.package(*sha256);
  if (!bytes) return refused(fault_of(bytes.error()));
  if (!*bytes) return refused(unknown);
  return http::Response{200, {{"Content-Type", "application/zip"}}, **std::move(bytes)};
}

}  // namespace plumbline::service
