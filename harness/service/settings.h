#pragma once

#include <string>

#include "service/limits.h"

namespace plumbline::service {

/// Whose functions the reference endpoint keeps, and where. The defaults are the page's examples.
struct Settings {
  std::string account = "123456789012";
  std::string region = "us-west-2";
  Limits limits;

  /// What Code.Location begins with, "https://lambda.test:9001"; empty: http and the request's own Host.
  std::string code_url_base;
};

}  // namespace plumbline::service
