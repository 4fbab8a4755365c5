#include "names/role_arn.h"

#include <algorithm>

#include "names/characters.h"
#include "names/partition.h"

namespace plumbline::names {
namespace {

constexpr std::string_view scheme = "arn:";
constexpr std::string_view service = ":iam::";
constexpr std::string_view resource = ":role";
constexpr std::size_t account_bytes = 12;

bool in_role_path(char c) {
  return is_word_character(c) || std::string_view("+=,.@/").find(c) != std::string_view::npos;
}

bool take(std::string_view& rest, std::string_view literal) {
  if (!rest.starts_with(literal)) return false;
  rest.remove_prefix(literal.size());
  return true;
}

}  // namespace

bool is_role_arn(std::string_view text) {
  std::string_view rest = text;
  if (!take(rest, scheme)) return false;
  const std::string_view partition = rest.substr(0, rest.find(':'));
  rest.remove_prefix(partition.size());
  if (!is_partition(partition) || !take(rest, service)) return false;
  if (!is_account(rest.substr(0, account_bytes))) return false;
  rest.remove_prefix(account_bytes);
  // The '/' after "role" may be absent and belongs to the characters that follow as well: only these count.
  return take(rest, resource) && !rest.empty() && std::ranges::all_of(rest, in_role_path);
}

}  // namespace plumbline::names
