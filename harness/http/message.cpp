#include "http/message.h"

#include <algorithm>

namespace plumbline::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_header_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  const auto line =
      std::ranges::find_if(lines_, [&](const Header& h) { return same_header_name(h.name, name); });
  if (line == lines_.end()) return std::nullopt;
  return line->value;
}

void Headers::set(std::string_view name, std::string value) {
  erase(name);
  add(std::string(name), std::move(value));
}

void Headers::erase(std::string_view name) {
  std::erase_if(lines_, [&](const Header& h) { return same_header_name(h.name, name); });
}

}  // namespace plumbline::http
