#pragma once

#include <compare>
#include <string>

namespace plumbline::service {

/// Whose functions, and where: one account's in one region. Nothing leads from one home to another. The
/// defaults are the page's examples.
struct Home {
  std::string account = "123456789012";
  std::string region = "us-west-2";
  friend auto operator<=>(const Home&, const Home&) = default;
};

}  // namespace plumbline::service
