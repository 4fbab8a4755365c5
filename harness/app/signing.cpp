#include "app/signing.h"

#include <utility>

#include "wire/signing_peer.h"

namespace plumbline::app {
namespace {

/// A client together with the peer that signs for it.
class SigningClient final : public http::Peer {
 public:
  SigningClient(wire::ClientSettings settings, wire::Credentials credentials, wire::SigningScope scope,
                const wire::SigningOptions& options)
      : endpoint_(settings.endpoint),
        client_(std::move(settings)),
        signing_(client_, endpoint_, std::move(credentials), std::move(scope),
                 &std::chrono::system_clock::now, options) {}

  [[nodiscard]] http::Answer send(const http::Request& request) override { return signing_.send(request); }

 private:
  http::Url endpoint_;
  wire::Client client_;
  wire::SigningPeer signing_;
};

/// The environment of somebody who has named that profile, and means it.
wire::Environment with_profile(const wire::Environment& environment, const std::string& profile) {
  if (profile.empty()) return environment;
  return [environment, profile](const std::string& name) -> std::optional<std::string> {
    if (name == "AWS_PROFILE") return profile;
    const bool is_key =
        name == "AWS_ACCESS_KEY_ID" || name == "AWS_SECRET_ACCESS_KEY" || name == "AWS_SESSION_TOKEN";
    return is_key ? std::nullopt : environment(name);
  };
}

}  // namespace

Result<std::unique_ptr<http::Peer>, std::string> signing_client(wire::ClientSettings settings,
                                                                const SigningChoice& choice,
                                                                const wire::Environment& environment) {
  const wire::Environment chosen = with_profile(environment, choice.profile);
  auto credentials = wire::find_credentials(chosen);
  if (!credentials) return refused(std::move(credentials.error()));
  auto region =
      choice.region.empty() ? wire::find_region(chosen) : Result<std::string, std::string>(choice.region);
  if (!region) return refused(std::move(region.error()));
  return std::unique_ptr<http::Peer>(std::make_unique<SigningClient>(
      std::move(settings), *std::move(credentials), wire::SigningScope{*std::move(region), choice.service},
      choice.options));
}

}  // namespace plumbline::app
