#include "app/target.h"

#include "app/loopback.h"
#include "app/one_package.h"
#include "app/reference.h"
#include "app/signing.h"
#include "http/in_process.h"
#include "http/uri.h"
#include "wire/client.h"

namespace plumbline::app {
namespace {

constexpr std::string_view local_host = "localhost";

wire::ClientSettings client_settings(const TargetOptions& options, http::Url endpoint) {
  wire::ClientSettings settings;
  settings.endpoint = std::move(endpoint);
  settings.connect_timeout = options.connect_timeout;
  constexpr unsigned full_waits_max = 3;
  settings.patience = {.full = options.exchange_timeout, .full_waits_max = full_waits_max};
  settings.verify_tls = options.verify_tls;
  settings.ca_file = options.ca_bundle;
  return settings;
}

/// What a GET of that URL asks for, wherever it is sent.
http::Request get_of(const http::Url& url) {
  return {"GET", (url.path.empty() ? "/" : url.path) + (url.query.empty() ? "" : "?" + url.query), {}, {}};
}

http::Answer no_such_link(const std::string& reason) {
  return refused(http::NoAnswer{http::NoAnswer::Kind::malformed, reason});
}

Target reference_in_process() {
  const auto endpoint = make_reference({}, std::make_shared<OnePackage>());
  const auto handle = [endpoint](const http::Request& request) {
    http::Request addressed = request;
    addressed.headers.set("Host", std::string(local_host));
    return endpoint->handle(addressed);
  };
  Target target;
  target.name = "the reference endpoint, in process";
  target.base_url = "http://127.0.0.1:9001";
  target.is_near = true;
  target.s3_object = OnePackage::described();
  target.peer = std::make_unique<http::InProcess>(handle);
  target.fetch = [handle](const std::string& link) -> http::Answer {
    const auto url = http::parse_url(link);
    if (!url) return no_such_link(url.error());
    if (url->host != local_host) return no_such_link("the reference in process links to itself alone");
    return handle(get_of(*url));
  };
  return target;
}

/// Whether a link leads to the endpoint's own server, so that its connections serve for it.
bool is_at(const http::Url& link, const http::Url& endpoint) {
  return endpoint.path.empty() && link.scheme == endpoint.scheme && link.authority() == endpoint.authority();
}

/// Follows a link to wherever it leads, as a client of the endpoint would.
http::Answer fetch(const TargetOptions& options, const std::string& link) {
  auto url = http::parse_url(link);
  if (!url) return no_such_link(url.error());
  const http::Request request = get_of(*url);
  url->path.clear();
  wire::ClientSettings settings = client_settings(options, *std::move(url));
  settings.body_bytes_max = std::size_t{256} << 20U;
  return wire::Client(std::move(settings)).send(request);
}

Result<std::unique_ptr<http::Peer>, std::string> open_peer(const TargetOptions& options,
                                                           const http::Url& url) {
  wire::ClientSettings settings = client_settings(options, url);
  if (!options.sigv4) return std::unique_ptr<http::Peer>(std::make_unique<wire::Client>(std::move(settings)));
  auto peer = signing_client(std::move(settings), {"lambda", options.region, options.profile},
                             wire::process_environment);
  if (!peer) return refused("--sigv4: " + peer.error());
  return peer;
}

}  // namespace

Result<Target, std::string> open_target(const TargetOptions& options) {
  if (options.endpoint.empty()) return reference_in_process();
  auto url = http::parse_url(options.endpoint);
  if (!url) return refused("--endpoint " + options.endpoint + ": " + url.error());
  Target target;
  target.name = options.endpoint;
  target.base_url = url->scheme + "://" + url->authority() + url->path;
  target.is_near = is_loopback(url->host);
  auto peer = open_peer(options, *url);
  if (!peer) return refused(std::move(peer.error()));
  target.peer = *std::move(peer);
  target.fetch = [options, url = *url, peer = target.peer.get()](const std::string& link) {
    const auto linked = http::parse_url(link);
    return linked && is_at(*linked, url) ? peer->send(get_of(*linked)) : fetch(options, link);
  };
  return target;
}

}  // namespace plumbline::app
