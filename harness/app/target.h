#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/peer.h"
#include "result.h"
#include "suite/lambda_functions.h"

namespace plumbline::app {

/// How to reach the endpoint under test.
struct TargetOptions {
  std::string endpoint;  ///< URL; empty: the reference, in process
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds exchange_timeout{30'000};
  bool verify_tls = true;
  std::string ca_bundle;
  bool sigv4 = false;
  std::string region;
  std::string profile;  ///< of the shared credentials file
};

/// The endpoint under test: where requests go, and how to follow the links in its answers.
struct Target {
  std::string name;      ///< for people: the URL, or what stands in its place
  std::string base_url;  ///< for reproductions
  bool is_near = false;  ///< in process or on the loopback: large requests cost nobody anything
  std::optional<suite::S3Object> s3_object;  ///< where the target comes with one
  std::unique_ptr<http::Peer> peer;
  std::function<http::Answer(const std::string& url)> fetch;
};

/// Refused with what is wrong with the options, or with the credentials.
[[nodiscard]] Result<Target, std::string> open_target(const TargetOptions& options);

}  // namespace plumbline::app
