#include "wire/ini.h"

#include <algorithm>

namespace plumbline::wire {
namespace {

std::string_view trimmed(std::string_view text) {
  static constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

/// The name in the brackets, where the line is the head of a section.
std::optional<std::string_view> section_of(std::string_view line) {
  if (!line.starts_with('[')) return std::nullopt;
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos) return std::nullopt;
  return trimmed(line.substr(1, close - 1));
}

}  // namespace

std::optional<std::string> ini_value(std::string_view text, std::string_view section, std::string_view key) {
  std::optional<std::string> value;
  bool inside = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (const auto name = section_of(line)) {
      inside = *name == section;
      continue;
    }
    const bool plain = !line.empty() && line.find_first_of(" \t#;") != 0;
    const std::size_t equals = line.find('=');
    if (!inside || !plain || equals == std::string_view::npos) continue;
    if (trimmed(line.substr(0, equals)) == key) value = trimmed(line.substr(equals + 1));
  }
  return value;
}

std::vector<std::string> ini_sections(std::string_view text) {
  std::vector<std::string> sections;
  while (!text.empty()) {
    const auto name = section_of(take_line(text));
    if (name && std::ranges::find(sections, *name) == sections.end()) sections.emplace_back(*name);
  }
  return sections;
}

}  // namespace plumbline::wire
