#include "service/operation.h"

namespace plumbline::service {

/// Serves a package under the address that GetFunction gave: the exact bytes of the update.
Outcome download_code(const Call& call, const Context& context) {
  const auto sha256 = context.links.redeem(call.label, context.clock());
  const Bytes bytes = sha256 ? context.store.package(*sha256) : nullptr;
  if (bytes == nullptr) {
    return refused(
        Fault{FaultType::access_denied, "There is no package at this address, or it has expired."});
  }
  return http::Response{200, {{"Content-Type", "application/zip"}}, *bytes};
}

}  // namespace plumbline::service
