#include "wire/canonical_uri.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "http/uri.h"

namespace plumbline::wire {
namespace {

/// As sent, or with what is no percent-encoding taken as plain text.
std::string encoded_once(std::string_view text) {
  return http::percent_encode(http::percent_decode(text).value_or(std::string(text)));
}

}  // namespace

std::string normalized_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view segment : http::segments_of(path)) {
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (!segment.empty() && segment != ".") {
      kept.push_back(segment);
    }
  }
  std::string result = fmt::format("/{}", fmt::join(kept, "/"));
  if (path.ends_with('/') && !kept.empty()) result += '/';
  return result;
}

std::string canonical_query(std::string_view target) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return {};
  std::string_view rest = target.substr(mark + 1);
  std::vector<std::pair<std::string, std::string>> parameters;
  while (!rest.empty()) {
    const std::string_view parameter = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), parameter.size() + 1));
    if (parameter.empty()) continue;
    const std::string_view name = parameter.substr(0, parameter.find('='));
    const std::string_view value = parameter.substr(std::min(parameter.size(), name.size() + 1));
    parameters.emplace_back(encoded_once(name), encoded_once(value));
  }
  std::ranges::sort(parameters);
  std::string query;
  for (const auto& [name, value] : parameters) {
    if (!query.empty()) query += '&';
    query.append(name).append("=").append(value);
  }
  return query;
}

}  // namespace plumbline::wire
