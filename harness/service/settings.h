#pragma once

#include <chrono>
#include <cstdint>
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

  double requests_per_second_max = 0;  ///< of each account; 0: as many as it likes
  double failure_rate = 0;             ///< the part of all requests that fail on purpose, 0 to 1
  std::uint64_t failure_seed = 0;      ///< which of them

  /// What Code.Location begins with, "https://lambda.test"; a scheme alone, or none: with the request's Host.
  std::string code_url_base;
};

}  // namespace plumbline::service
