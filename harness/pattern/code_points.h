#pragma once

#include <initializer_list>
#include <vector>

namespace plumbline::pattern {

/// Code points from `first` to `last`, both included.
struct CodePointRange {
  char32_t first;
  char32_t last;
  friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

inline constexpr char32_t code_point_last = 0x10FFFF;

/// A set of Unicode scalar values: what a character class of a pattern denotes. Surrogates are no scalar
/// values, UTF-8 has no form for them, and no set ever contains one.
///
///     CodePointSet name_characters{{'a', 'z'}, {'0', '9'}};
class CodePointSet {
 public:
  CodePointSet() = default;
  CodePointSet(std::initializer_list<CodePointRange> ranges);
  explicit CodePointSet(std::vector<CodePointRange> ranges);

  /// The set of one code point.
  [[nodiscard]] static CodePointSet of(char32_t code_point) { return {{code_point, code_point}}; }
  /// All scalar values.
  [[nodiscard]] static CodePointSet all() { return {{0, code_point_last}}; }

  void add(CodePointRange range);
  void add(const CodePointSet& other);

  [[nodiscard]] CodePointSet complement() const;
  [[nodiscard]] CodePointSet intersection(const CodePointSet& other) const;
  /// With the other case of each ASCII letter in it: what `(?i)` means in Java without UNICODE_CASE.
  [[nodiscard]] CodePointSet with_both_cases() const;

  [[nodiscard]] bool contains(char32_t code_point) const;
  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  /// Sorted, disjoint, and not adjacent unless the surrogates lie between.
  [[nodiscard]] const std::vector<CodePointRange>& ranges() const { return ranges_; }

  friend bool operator==(const CodePointSet&, const CodePointSet&) = default;

 private:
  void normalise();

  std::vector<CodePointRange> ranges_;
};

}  // namespace plumbline::pattern
