#pragma once

#include <optional>
#include <string_view>

#include "service/operation.h"

namespace plumbline::service {

/// A method, a path and the operation behind them: "Request Syntax" of each operation's page.
struct Route {
  std::string_view method;
  std::string_view path;  ///< "{...}" stands for one segment, the label
  std::string_view operation_name;
  Operation operation;

  /// Whether it is this endpoint's own, and not one of Lambda's.
  [[nodiscard]] constexpr bool is_ours() const { return path.starts_with("/_plumbline/"); }
};

struct RouteMatch {
  const Route& route;
  std::string_view label;  ///< still percent-encoded; empty where the path has none
};

/// The route that a request takes; nullopt where no operation has that method and path.
///
///     find_route("PUT", "/2015-03-31/functions/my-function/code")->label == "my-function"
[[nodiscard]] std::optional<RouteMatch> find_route(std::string_view method, std::string_view target);

}  // namespace plumbline::service
