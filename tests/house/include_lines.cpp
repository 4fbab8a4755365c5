#include "house/include_lines.h"

#include <algorithm>
#include <optional>

#include "house/tree.h"

namespace plumbline::house {
namespace {

bool skip(std::string_view& text, std::string_view prefix) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<Include> include_line(std::string_view line, std::size_t number) {
  if (!skip(line, "#") || !skip(line, "include")) return std::nullopt;
  const bool quoted = skip(line, "\"");
  if (!quoted && !skip(line, "<")) return std::nullopt;
  return Include{number, line.substr(0, line.find(quoted ? '"' : '>')), quoted};
}

}  // namespace

std::string_view Include::folder() const {
  const std::size_t end = name.find('/');
  return !quoted || end == std::string_view::npos ? std::string_view{} : name.substr(0, end);
}

std::vector<Include> include_lines(std::string_view text) {
  std::vector<Include> includes;
  const std::vector<std::string_view> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (const std::optional<Include> include = include_line(lines[i], i + 1)) includes.push_back(*include);
  return includes;
}

}  // namespace plumbline::house
