#include "service/route.h"

#include <array>

#include "http/uri.h"

namespace plumbline::service {
namespace {

// The AWS CLI asks for the list with a slash at the end; the rows before take a path before those with a
// label do.
constexpr std::array routes{
    Route{"GET", "/2015-03-31/functions", "ListFunctions", list_functions},
    Route{"GET", "/2015-03-31/functions/", "ListFunctions", list_functions},
    Route{"POST", "/2015-03-31/functions", "CreateFunction", create_function},
    Route{"POST", "/2015-03-31/functions/", "CreateFunction", create_function},
    Route{"GET", "/2015-03-31/functions/{FunctionName}", "GetFunction", get_function},
    Route{"DELETE", "/2015-03-31/functions/{FunctionName}", "DeleteFunction", delete_function},
    Route{"PUT", "/2015-03-31/functions/{FunctionName}/code", "UpdateFunctionCode", update_function_code},
    Route{"GET", "/2015-03-31/functions/{FunctionName}/configuration", "GetFunctionConfiguration",
          get_function_configuration},
    Route{"PUT", "/2015-03-31/functions/{FunctionName}/configuration", "UpdateFunctionConfiguration",
          update_function_configuration},
    Route{"GET", "/2015-03-31/functions/{FunctionName}/versions", "ListVersionsByFunction",
          list_versions_by_function},
    Route{"POST", "/2015-03-31/functions/{FunctionName}/versions", "PublishVersion", publish_version},
    Route{"GET", "/_plumbline/code/{Token}", "DownloadCode", download_code},
    Route{"GET", "/_plumbline/health", "Health", report_health},
};

/// Takes the first segment off a path, and the slash before it.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

/// The label where the path's segments are those of the route; nullopt where they are not.
std::optional<std::string_view> match(std::string_view route, std::string_view path) {
  std::string_view label;
  while (!route.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(route);
    const std::string_view segment = take_segment(path);
    if (wanted.starts_with('{')) {
      label = segment;
    } else if (wanted != segment) {
      return std::nullopt;
    }
  }
  return route.empty() && path.empty() ? std::optional(label) : std::nullopt;
}

}  // namespace

std::optional<RouteMatch> find_route(std::string_view method, std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const std::string_view path = http::path_of(target);
  for (const Route& route : routes) {
    if (route.method != method) continue;
    if (const auto label = match(route.path, path)) return RouteMatch{route, *label};
  }
  return std::nullopt;
}

}  // namespace plumbline::service
