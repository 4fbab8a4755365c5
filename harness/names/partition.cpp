#include "names/partition.h"

#include <algorithm>

#include "names/characters.h"

namespace plumbline::names {

bool is_partition(std::string_view text) {
  if (text.empty()) return true;
  return text.starts_with("aws") &&
         std::ranges::all_of(text.substr(3), [](char c) { return is_letter(c) || c == '-'; });
}

std::string_view partition_of_region(std::string_view region) {
  if (region.starts_with("us-gov-")) return "aws-us-gov";
  if (region.starts_with("cn-")) return "aws-cn";
  return "aws";
}

}  // namespace plumbline::names
