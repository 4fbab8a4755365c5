#pragma once

#include <chrono>
#include <string>

#include "service/home.h"
#include "service/limits.h"

namespace plumbline::service {

/// What the reference endpoint is told about itself.
struct Settings {
  Home home;  ///< of requests that nobody has signed
  Limits limits;

  /// How long a function is Pending after its creation, and InProgress after an update; 0: never, all is done
  /// when the answer goes out.
  std::chrono::milliseconds lifecycle_delay{0};

  /// What Code.Location begins with, "https://lambda.test:9001"; empty: http and the request's own Host.
  std::string code_url_base;
};

}  // namespace plumbline::service
