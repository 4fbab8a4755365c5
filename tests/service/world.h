#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "json/parse.h"
#include "json/value.h"
#include "json/write.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "package/zip_writer.h"
#include "service/endpoint.h"
#include "service/memory_store.h"

namespace plumbline::service {

/// An answer, read.
struct Reply {
  http::Response response;
  json::Value body;  ///< null where the body is no JSON

  [[nodiscard]] int status() const { return response.status; }
  [[nodiscard]] std::string header(std::string_view name) const {
    return std::string(response.headers.find(name).value_or(""));
  }
  [[nodiscard]] std::string error_type() const { return header("x-amzn-ErrorType"); }

  /// A member of the body as text, a number as it is written; "(absent)" where it is not there.
  [[nodiscard]] std::string text(std::string_view name) const { return text_of(body.find(name)); }
  /// The same, of a member of a member.
  [[nodiscard]] std::string text(std::string_view outer, std::string_view name) const {
    const json::Value* object = body.find(outer);
    return text_of(object == nullptr ? nullptr : object->find(name));
  }
  [[nodiscard]] std::string message() const {
    return body.find("message") != nullptr ? text("message") : text("Message");
  }

  static std::string text_of(const json::Value* value) {
    if (value == nullptr) return "(absent)";
    if (value->string() != nullptr) return *value->string();
    if (value->number() != nullptr) return value->number()->text;
    return fmt::format("({})", json::name_of(value->kind()));
  }
};

/// A small package whose bytes depend on its content.
inline std::string zip_of(std::string content) {
  return package::make_zip(std::array{package::ZipEntry{.name = "index.py", .content = std::move(content)}});
}

/// The body of an update with another package, and with that behind it.
inline std::string zipped(std::string_view more = "") {
  return fmt::format(R"({{"ZipFile":"{}"{}}})", package::encode_base64(zip_of("two")), more);
}

inline std::string hash_of(std::string_view bytes) { return package::sha256_base64(bytes); }

inline constexpr std::string_view role = "arn:aws:iam::123456789012:role/my-role";
inline constexpr std::string_view arn_prefix = "arn:aws:lambda:us-west-2:123456789012:function:";

/// An endpoint with a clock that stands still and ids that count, over memory where no store is given.
class World {
 public:
  explicit World(Settings settings = {},
                 std::shared_ptr<const CodeSource> source = std::make_shared<NoBuckets>(),
                 std::shared_ptr<Store> store = nullptr)
      : endpoint_(settings, {.clock = [this] { return now; },
                             .ids = [this] { return fmt::format("00000000-0000-4000-8000-{:012}", ++ids_); },
                             .code_source = std::move(source),
                             .store = store != nullptr ? std::move(store)
                                                       : std::make_shared<MemoryStore>(
                                                             settings.limits.code_storage_bytes_max)}) {}

  Reply send(std::string method, std::string target, std::string body = "", http::Headers headers = {}) {
    http::Response response =
        endpoint_.handle({std::move(method), std::move(target), std::move(headers), body});
    auto parsed = json::parse(response.body);
    return {std::move(response), parsed ? *std::move(parsed) : json::Value()};
  }
  Reply send_json(std::string method, std::string target, const json::Value& body) {
    return send(std::move(method), std::move(target), json::write(body),
                http::Headers{{"Content-Type", "application/json"}});
  }

  Reply create(std::string_view name, std::string_view zip = zip_of("one")) {
    return send_json("POST", "/2015-03-31/functions", creation_of(name, zip));
  }
  Reply update(std::string_view name, const json::Value& body) {
    return send_json("PUT", fmt::format("/2015-03-31/functions/{}/code", name), body);
  }
  Reply update_code(std::string_view name, std::string_view zip) {
    return update(name, json::Object{{"ZipFile", package::encode_base64(zip)}});
  }
  Reply configuration_of(std::string_view name, std::string_view query = "") {
    return send("GET", fmt::format("/2015-03-31/functions/{}/configuration{}", name, query));
  }
  Reply publish(std::string_view name, const json::Value& body = json::Object{}) {
    return send_json("POST", fmt::format("/2015-03-31/functions/{}/versions", name), body);
  }
  Reply versions_of(std::string_view name) {
    return send("GET", fmt::format("/2015-03-31/functions/{}/versions", name));
  }

  /// The bytes that GetFunction's Code.Location leads to; empty where there are none.
  std::string package_of(std::string_view name) {
    const std::string location =
        send("GET", fmt::format("/2015-03-31/functions/{}", name)).text("Code", "Location");
    const std::size_t path = location.find("/_plumbline/");
    if (path == std::string::npos) return {};
    const http::Response package = send("GET", location.substr(path)).response;
    return package.status == 200 ? package.body : std::string();
  }

  /// All that can be read of a function: for "nothing changed".
  std::string everything_of(std::string_view name) {
    return configuration_of(name).response.body + versions_of(name).response.body;
  }

  static json::Object creation_of(std::string_view name, std::string_view zip = zip_of("one")) {
    return {{"FunctionName", name},
            {"Role", role},
            {"Runtime", "python3.7"},
            {"Handler", "index.handler"},
            {"Code", json::Object{{"ZipFile", package::encode_base64(zip)}}}};
  }

  Endpoint& endpoint() { return endpoint_; }

  Time now{std::chrono::seconds{1'664'415'123} + std::chrono::milliseconds{123}};  // 2022-09-29T01:32:03.123Z

 private:
  std::atomic<std::uint64_t> ids_ = 0;
  Endpoint endpoint_;
};

}  // namespace plumbline::service
