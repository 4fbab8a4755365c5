#include "pcre2_reading.h"

#include <algorithm>
#include <memory>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace plumbline::fuzz {
namespace {

using Code = std::unique_ptr<pcre2_code, decltype(&pcre2_code_free)>;
using MatchData = std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)>;
using MatchContext = std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)>;

constexpr std::uint32_t options =
    PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY | PCRE2_UTF | PCRE2_ALLOW_EMPTY_CLASS;
constexpr std::uint32_t match_limit = 20'000;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

bool take_number(std::string_view& text) {
  const auto end = std::ranges::find_if(text, [](char c) { return c < '0' || c > '9'; });
  const auto digits = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(digits);
  return digits >= 1 && digits <= 2;
}

/// `[`, maybe `^`, letters, digits and some marks, `]`: not empty, for the two dialects close it differently.
bool take_class(std::string_view& text) {
  (void)take(text, "^");
  std::size_t items = 0;
  for (; !text.empty() && text.front() != ']'; ++items) {
    const bool is_escape = take(text, "\\w") || take(text, "\\d") || take(text, "\\W") || take(text, "\\D");
    if (is_escape) continue;
    if (!is_alphanumeric(text.front()) &&
        std::string_view("-_.$@/").find(text.front()) == std::string_view::npos)
      return false;
    text.remove_prefix(1);
  }
  return items > 0 && take(text, "]");
}

/// A quantifier, if there is one; false where what follows is read in two ways.
bool take_quantifier(std::string_view& text) {
  if (take(text, "{")) {
    if (!take_number(text)) return false;
    if (take(text, ",") && !text.starts_with('}') && !take_number(text)) return false;
    if (!take(text, "}")) return false;
  } else if (!take(text, "*") && !take(text, "+") && !take(text, "?")) {
    return true;
  }
  (void)take(text, "?");
  return text.empty() || std::string_view("*+?{").find(text.front()) == std::string_view::npos;
}

bool take_single(std::string_view& text) {
  if (take(text, "[")) return take_class(text);
  for (const std::string_view escape : {"\\w", "\\W", "\\d", "\\D"})
    if (take(text, escape)) return true;
  if (!is_alphanumeric(text.front()) &&
      std::string_view("-_:@/.,").find(text.front()) == std::string_view::npos)
    return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool is_read_alike(std::string_view pattern) {
  while (!pattern.empty()) {
    if (take(pattern, "|") || take(pattern, "^") || take(pattern, "$") || take(pattern, "\\b") ||
        take(pattern, "\\B"))
      continue;
    if (take(pattern, "(?:") || take(pattern, "(?=") || take(pattern, "(?!") || take(pattern, "(?<=") ||
        take(pattern, "(?<!"))
      continue;
    if (pattern.starts_with("(?") || pattern.starts_with("(*")) return false;
    if (take(pattern, "(")) continue;
    if (!take(pattern, ")") && !take_single(pattern)) return false;
    if (!take_quantifier(pattern)) return false;
  }
  return true;
}

std::optional<bool> pcre2_matches(std::string_view pattern, std::string_view text) {
  int error = 0;
  std::size_t at = 0;
  const Code code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &error,
                                &at, nullptr),
                  &pcre2_code_free);
  if (code == nullptr) return std::nullopt;
  const MatchData match(pcre2_match_data_create_from_pattern(code.get(), nullptr), &pcre2_match_data_free);
  const MatchContext context(pcre2_match_context_create(nullptr), &pcre2_match_context_free);
  pcre2_set_match_limit(context.get(), match_limit);
  const int outcome = pcre2_match(code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0,
                                  match.get(), context.get());
  if (outcome < 0 && outcome != PCRE2_ERROR_NOMATCH) return std::nullopt;
  return outcome >= 0;
}

}  // namespace plumbline::fuzz
