#include "package/entry_path.h"

namespace plumbline::package {

bool leads_outside(std::string_view path) {
  static constexpr std::string_view separators = "/\\";
  if (path.empty()) return false;
  if (separators.find(path.front()) != std::string_view::npos) return true;
  for (;;) {
    const std::size_t end = path.find_first_of(separators);
    if (path.substr(0, end) == "..") return true;
    if (end == std::string_view::npos) return false;
    path.remove_prefix(end + 1);
  }
}

}  // namespace plumbline::package
