#include "power/world.h"

#include <fmt/format.h>

#include "http/uri.h"
#include "service/endpoint.h"
#include "service/memory_store.h"

namespace plumbline::power {

service::Time Clock::look() { return service::Time(std::chrono::milliseconds(++now_ms_)); }

http::Handler new_reference(const std::shared_ptr<Clock>& clock,
                            std::shared_ptr<const service::CodeSource> code_source,
                            std::chrono::milliseconds lifecycle_delay) {
  service::Settings settings;
  settings.lifecycle_delay = lifecycle_delay;
  const auto count = std::make_shared<std::atomic<std::uint64_t>>(0);
  service::Dependencies dependencies;
  dependencies.clock = [clock] { return clock->look(); };
  dependencies.ids = [count] { return fmt::format("c0de0000-0000-4000-8000-{:012x}", ++*count); };
  dependencies.store = std::make_shared<service::MemoryStore>(settings.limits.code_storage_bytes_max);
  dependencies.code_source = std::move(code_source);
  const auto endpoint = std::make_shared<service::Endpoint>(settings, std::move(dependencies));
  return [endpoint](http::Request request) { return endpoint->handle(std::move(request)); };
}

http::Answer follow(http::Peer& peer, const std::string& link) {
  const auto url = http::parse_url(link);
  if (!url) return refused(http::NoAnswer{http::NoAnswer::Kind::malformed, url.error()});
  return peer.send({"GET", url->path + (url->query.empty() ? "" : "?" + url->query), {}, {}});
}

}  // namespace plumbline::power
