#include "suite/function_client.h"

#include <latch>
#include <thread>
#include <vector>

#include "package/base64.h"
#include "package/sha256.h"
#include "suite/packages.h"
#include "suite/request.h"

namespace plumbline::suite {
namespace {

constexpr std::size_t smallest_package_bytes = 400;

const json::Value* member_of(const Reply& reply, std::string_view name) {
  return reply.reading.body ? reply.reading.body->find(name) : nullptr;
}

}  // namespace

std::string Reply::text(std::string_view member) const {
  const json::Value* found = member_of(*this, member);
  return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

std::int64_t Reply::number(std::string_view member) const {
  const json::Value* found = member_of(*this, member);
  return found != nullptr ? found->integer().value_or(-1) : -1;
}

Reply FunctionClient::send(std::string_view operation, json::Object more) const {
  json::Object input = {{"FunctionName", function_}};
  input.insert(input.end(), more.begin(), more.end());
  Reply reply{{write_request(*spec_.operation(operation), input), std::nullopt, {}}, {}, {}, {}};
  reply.called = std::chrono::steady_clock::now();
  http::Answer answer = caller_.send(reply.exchange.request);
  reply.returned = std::chrono::steady_clock::now();
  if (answer) {
    reply.reading = verdict::read(*answer);
    reply.exchange.response = *std::move(answer);
  } else {
    reply.exchange.no_answer = std::string(name_of(answer.error().kind)) + ": " + answer.error().detail;
  }
  return reply;
}

Reply FunctionClient::update(std::string_view package, const json::Object& more) const {
  json::Object input = {{"ZipFile", package::encode_base64(package)}};
  input.insert(input.end(), more.begin(), more.end());
  return send("UpdateFunctionCode", std::move(input));
}

Reply FunctionClient::update_when_idle(std::string_view package, const json::Object& more,
                                       int tries_max) const {
  Reply reply = update(package, more);
  for (int tries = 1; reply.is_conflict() && tries < tries_max; ++tries) {
    settle();
    reply = update(package, more);
  }
  return reply;
}

Reply FunctionClient::read(std::string_view qualifier) const {
  return send("GetFunctionConfiguration",
              qualifier.empty() ? json::Object{} : json::Object{{"Qualifier", qualifier}});
}

Reply FunctionClient::list_versions() const { return send("ListVersionsByFunction", {}); }

void FunctionClient::settle() const {
  const Reply now = read();
  if (now.is_success() && now.reading.body) fixtures_.settle(*now.reading.body);
}

std::string numbered_package(std::size_t number) { return package_of_size(smallest_package_bytes + number); }

PackageFacts facts_of(std::string_view package) {
  return {package::sha256_base64(package), static_cast<std::int64_t>(package.size())};
}

void at_once(unsigned clients, const std::function<void(unsigned)>& work) {
  std::latch start(clients);
  std::vector<std::thread> threads;
  for (unsigned client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      start.arrive_and_wait();
      work(client);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace plumbline::suite
