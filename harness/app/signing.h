#pragma once

#include <memory>
#include <string>

#include "http/peer.h"
#include "result.h"
#include "wire/client.h"
#include "wire/credentials.h"

namespace plumbline::app {

/// How requests are to be signed, as the AWS CLI is told: by options, else by its environment and files.
struct SigningChoice {
  std::string service;  ///< "lambda"
  std::string region;   ///< empty: AWS_REGION, AWS_DEFAULT_REGION, or the profile's
  std::string profile;  ///< empty: AWS_PROFILE; one that is named goes before the keys in the environment
  wire::SigningOptions options{};
};

/// A client whose requests are signed. The error says what is missing, and where it was looked for.
[[nodiscard]] Result<std::unique_ptr<http::Peer>, std::string> signing_client(
    wire::ClientSettings settings, const SigningChoice& choice, const wire::Environment& environment);

}  // namespace plumbline::app
