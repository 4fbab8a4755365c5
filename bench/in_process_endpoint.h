#pragma once

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "deployment_zips.h"
#include "own_time.h"
#include "service/endpoint.h"
#include "service/memory_store.h"
#include "service/uuid.h"

namespace plumbline::bench {

inline http::Request update_of_my_function(std::string body) {
  return {"PUT",
          "/2015-03-31/functions/my-function/code",
          {{"Host", "localhost:9001"}, {"Content-Type", "application/json"}},
          std::move(body)};
}

/// The reference endpoint as `plumbline serve` has it, and in it a function called my-function.
inline std::unique_ptr<service::Endpoint> new_endpoint() {
  const service::Settings settings;
  auto endpoint = std::make_unique<service::Endpoint>(
      settings, service::Dependencies{
                    .clock = std::chrono::system_clock::now,
                    .ids = service::random_uuid,
                    .store = std::make_shared<service::MemoryStore>(settings.limits.code_storage_bytes_max)});
  std::string body = R"({"FunctionName":"my-function","Role":"arn:aws:iam::123456789012:role/my-role",)";
  body.append(R"("Runtime":"python3.7","Handler":"index.handler","Code":{"ZipFile":")");
  body.append(package::encode_base64(zip_of(700))).append("\"}}");
  const http::Response created =
      endpoint->handle({"POST", "/2015-03-31/functions", {{"Content-Type", "application/json"}}, body});
  if (created.status != 201) std::abort();
  return endpoint;
}

/// Times update_function_code with that zip, without sockets: the bodies are made ready before the clock
/// runs, as a server that reads into memory it has would.
inline void measure_updates(benchmark::State& state, const std::string& zip, int status_wanted) {
  const std::string body = body_with(zip);
  const auto endpoint = new_endpoint();
  std::vector<http::Request> requests(OwnTime::pieces_at_once(body.size()));
  OwnTime time;
  for (auto _ : state) {
    for (http::Request& request : requests) request = update_of_my_function(roomy_copy(body));
    std::size_t as_wanted = 0;
    time.of(requests.size(), [&](std::size_t i) {
      as_wanted += endpoint->handle(std::move(requests[i])).status == status_wanted ? 1 : 0;
    });
    if (as_wanted != requests.size()) return state.SkipWithError("answers otherwise");
  }
  time.tell(state);
}

}  // namespace plumbline::bench
