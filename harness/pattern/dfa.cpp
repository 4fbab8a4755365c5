#include "pattern/dfa.h"

#include <algorithm>
#include <utility>

#include "pattern/utf8.h"

namespace plumbline::pattern {

std::uint32_t Alphabet::class_of(char32_t code_point) const {
  if (code_point < ascii.size()) return ascii[code_point];
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code_point,
                       [](char32_t value, const ClassRange& range) { return value < range.first; });
  return std::prev(after)->id;
}

CodePointSet Alphabet::members(std::uint32_t id) const {
  std::vector<CodePointRange> members;
  for (const ClassRange& range : ranges) {
    if (range.id == id) members.push_back({range.first, range.last});
  }
  return CodePointSet(std::move(members));
}

Alphabet make_alphabet(std::vector<ClassRange> ranges) {
  Alphabet alphabet;
  for (const ClassRange& range : ranges) {
    alphabet.classes = std::max(alphabet.classes, range.id + 1);
    const bool joins = !alphabet.ranges.empty() && alphabet.ranges.back().id == range.id &&
                       alphabet.ranges.back().last + 1 == range.first;
    if (joins) {
      alphabet.ranges.back().last = range.last;
    } else {
      alphabet.ranges.push_back(range);
    }
    for (char32_t c = range.first; c <= range.last && c < alphabet.ascii.size(); ++c)
      alphabet.ascii[c] = range.id;
  }
  return alphabet;
}

bool matches(const Dfa& dfa, std::string_view utf8) {
  std::uint32_t state = dfa.start;
  for (std::size_t at = 0; at < utf8.size();) {
    if (const auto byte = static_cast<unsigned char>(utf8[at]); byte < dfa.alphabet.ascii.size()) {
      state = dfa.step(state, dfa.alphabet.ascii[byte]);
      ++at;
      continue;
    }
    const auto code_point = decode_one(utf8, at);
    if (!code_point) return false;
    state = dfa.step(state, dfa.alphabet.class_of(*code_point));
  }
  return dfa.accepting[state] != 0;
}

}  // namespace plumbline::pattern
