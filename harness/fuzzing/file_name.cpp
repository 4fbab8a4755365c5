#include "fuzzing/file_name.h"

#include <algorithm>

#include "package/sha256.h"

namespace plumbline::fuzzing {
namespace {

constexpr std::size_t bytes_max = 100;

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("-._").find(c) != std::string_view::npos;
}

}  // namespace

std::string file_name_of(std::string_view id) {
  std::string name(id);
  std::ranges::replace(name, '/', '.');
  bool is_changed = false;
  for (char& c : name) {
    if (is_plain(c)) continue;
    is_changed = true;
    c = '_';
  }
  if (name.size() > bytes_max) {
    is_changed = true;
    name.resize(bytes_max);
  }
  // Two ids shall not have one name.
  if (is_changed) name += "-" + package::sha256_hex(id).substr(0, 6);
  return name;
}

}  // namespace plumbline::fuzzing
