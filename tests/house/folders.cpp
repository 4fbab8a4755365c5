#include "house/folders.h"

#include <algorithm>
#include <array>
#include <vector>

#include "house/words.h"

namespace plumbline::house {
namespace {

struct Row {
  std::string_view folder;
  std::string_view may_include;
};

constexpr std::array rows{
    Row{"names", ""},
    Row{"pattern", ""},
    Row{"json", ""},
    Row{"mutate", "json"},
    Row{"package", ""},
    Row{"http", ""},
    Row{"disk", ""},
    Row{"spec", "pattern json"},
    Row{"service", "names json package http disk"},
    Row{"verdict", "spec pattern json http"},
    Row{"suite", "verdict spec pattern json http package"},
    Row{"power", "service names json package http suite verdict spec pattern"},
    Row{"wire", "http package"},
    Row{"report", "suite verdict spec json http package"},
    Row{"fuzzing", "suite mutate verdict spec json http package"},
    Row{"app",
        "names pattern json mutate package http disk spec service verdict suite power wire report fuzzing"},
};

}  // namespace

bool is_known_folder(std::string_view folder) {
  return std::ranges::find(rows, folder, &Row::folder) != rows.end();
}

bool may_include(std::string_view from, std::string_view to) {
  const auto* row = std::ranges::find(rows, from, &Row::folder);
  if (row == rows.end()) return false;
  const std::vector<std::string_view> allowed = words_of(row->may_include);
  return from == to || std::ranges::find(allowed, to) != allowed.end();
}

}  // namespace plumbline::house
