#include "app/logged_target.h"

#include <algorithm>
#include <array>

#include "http/uri.h"

namespace plumbline::app {
namespace {

constexpr std::string_view package_address = "/_plumbline/code/";
constexpr std::string_view masked = "***";
constexpr std::size_t bytes_max = 1024;

bool is_known_parameter(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names = {"FunctionVersion", "Marker", "MaxItems",
                                                            "Qualifier"};
  return std::ranges::find(names, name) != names.end();
}

std::string without_secrets(std::string_view target) {
  const std::string_view path = http::path_of(target);
  if (path.starts_with(package_address)) return std::string(package_address) + std::string(masked);
  std::string kept(path);
  std::string_view rest = target.substr(path.size());
  while (!rest.empty()) {
    const std::string_view parameter = rest.substr(0, rest.find('&', 1));
    rest.remove_prefix(parameter.size());
    const std::size_t equals = parameter.find('=');
    kept += parameter.substr(0, equals);
    if (equals == std::string_view::npos) continue;
    kept += '=';
    const bool is_known = is_known_parameter(parameter.substr(1, equals - 1));
    kept += is_known ? parameter.substr(equals + 1) : masked;
  }
  return kept;
}

}  // namespace

std::string logged_target(std::string_view target) {
  // What is dropped at the end of a long one is looked at neither: it may be a whole header's size.
  const bool is_long = target.size() > bytes_max;
  static constexpr std::string_view plain = "/?&=%:$+,;@*!()'[]{}|^#";
  std::string shown = http::percent_encode(without_secrets(target.substr(0, bytes_max)), plain);
  if (is_long) shown += "...";
  return shown;
}

}  // namespace plumbline::app
