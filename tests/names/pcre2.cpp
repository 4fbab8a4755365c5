#include "names/pcre2.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <stdexcept>

#include <pcre2.h>

namespace plumbline::names {

Pcre2::Pcre2(std::string_view pattern, std::uint32_t options) {
  int error = 0;
  std::size_t at = 0;
  code_ = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                        PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY | options, &error, &at,
                        nullptr);
  if (code_ == nullptr) throw std::invalid_argument("PCRE2 refuses " + std::string(pattern));
  pcre2_jit_compile(code_, PCRE2_JIT_COMPLETE);
  match_ = pcre2_match_data_create_from_pattern(code_, nullptr);
}

Pcre2::~Pcre2() {
  pcre2_match_data_free(match_);
  pcre2_code_free(code_);
}

bool Pcre2::matches(std::string_view text) const {
  const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
  const int outcome = pcre2_match(code_, subject, text.size(), 0, 0, match_, nullptr);
  if (outcome < PCRE2_ERROR_NOMATCH) throw std::runtime_error("PCRE2 gave up");
  return outcome != PCRE2_ERROR_NOMATCH;
}

std::vector<std::optional<std::string>> Pcre2::groups_of(std::string_view text) const {
  std::vector<std::optional<std::string>> groups;
  if (!matches(text)) return groups;
  const std::size_t* offsets = pcre2_get_ovector_pointer(match_);
  for (std::uint32_t group = 1; group < pcre2_get_ovector_count(match_); ++group) {
    const std::size_t begin = offsets[2 * group];
    const std::size_t end = offsets[2 * group + 1];
    groups.push_back(begin == PCRE2_UNSET ? std::nullopt
                                          : std::optional(std::string(text.substr(begin, end - begin))));
  }
  return groups;
}

}  // namespace plumbline::names
