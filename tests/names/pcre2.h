#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;

namespace plumbline::names {

/// A documented pattern in the hands of an independent engine, matched against the whole text.
class Pcre2 {
 public:
  /// `options` are PCRE2's own, beside those that make it match whole texts.
  explicit Pcre2(std::string_view pattern, std::uint32_t options = 0);
  ~Pcre2();
  Pcre2(const Pcre2&) = delete;
  Pcre2& operator=(const Pcre2&) = delete;

  [[nodiscard]] bool matches(std::string_view text) const;

  /// What the groups of the pattern caught, from the first one on; nullopt where a group took no part. Empty
  /// where the text does not match.
  [[nodiscard]] std::vector<std::optional<std::string>> groups_of(std::string_view text) const;

 private:
  pcre2_real_code_8* code_;
  pcre2_real_match_data_8* match_;
};

}  // namespace plumbline::names
