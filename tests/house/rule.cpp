#include "house/rule.h"

#include <fmt/format.h>

namespace plumbline::house {

std::string finding(const SourceFile& file, std::size_t line, std::string_view what) {
  return fmt::format("{}:{}: {}", file.path, line, what);
}

Findings findings_in_tree(const Rule& rule) {
  Findings all;
  for (const SourceFile& file : read_tree()) {
    const Findings here = rule(file);
    all.insert(all.end(), here.begin(), here.end());
  }
  return all;
}

}  // namespace plumbline::house
