#include "service/route.h"

#include <array>
#include <vector>

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

/// The label where the segments are those of the path; nullopt where they are not.
std::optional<std::string_view> match(std::string_view path, const std::vector<std::string_view>& segments) {
  const auto wanted = http::segments_of(path);
  if (wanted.size() != segments.size()) return std::nullopt;
  std::string_view label;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{')) {
      label = segments[i];
    } else if (wanted[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return label;
}

}  // namespace

std::optional<RouteMatch> find_route(std::string_view method, std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  const auto segments = http::segments_of(http::path_of(target));
  for (const Route& route : routes) {
    if (route.method != method) continue;
    if (const auto label = match(route.path, segments)) return RouteMatch{route, *label};
  }
  return std::nullopt;
}

}  // namespace plumbline::service
