#include "app/operation_of.h"

#include "service/route.h"

namespace plumbline::app {

std::string_view operation_of(std::string_view method, std::string_view target) {
  if (target == metrics_path) return "Metrics";
  const auto match = service::find_route(method, target);
  return match ? match->route.operation_name : "none";
}

}  // namespace plumbline::app
