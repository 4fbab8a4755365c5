#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/message.h"
#include "result.h"
#include "wire/keyring.h"
#include "wire/signature_claim.h"

namespace plumbline::wire {

/// Who has signed a request, and for which region.
struct Signer {
  std::string account;
  std::string region;
};

/// Finds out who has signed a request by AWS Signature Version 4, in the Authorization header or in the
/// query.
///
///     auto signer = verify(request, keyring, "lambda", now);
///     if (!signer) return response_of(signer.error());
///
/// Refused, with AWS's errors: no signature, or one that cannot be read (read_claim); a key that nobody has,
/// or a wrong session token (UnrecognizedClientException); a scope of another day or service, a time more
/// than five minutes from `now` or an address that has expired, a Host that is not signed, a body other than
/// X-Amz-Content-Sha256 says, and any other signature than these make (InvalidSignatureException). A body for
/// which X-Amz-Content-Sha256 says UNSIGNED-PAYLOAD is not covered; one that is signed in chunks is refused.
[[nodiscard]] Result<Signer, SignatureFault> verify(const http::Request& request, const Keyring& keyring,
                                                    std::string_view service,
                                                    std::chrono::system_clock::time_point now,
                                                    const SigningOptions& options = {});

/// The refusal as AWS's front door answers it: 403, the error's type in x-amzn-ErrorType.
[[nodiscard]] http::Response response_of(const SignatureFault& fault);

}  // namespace plumbline::wire
