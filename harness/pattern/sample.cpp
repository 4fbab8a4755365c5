#include "pattern/sample.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pattern/algebra.h"
#include "pattern/distance.h"
#include "pattern/members.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

std::vector<CodePointSet> members_by_class(const Alphabet& alphabet) {
  std::vector<CodePointSet> out;
  for (std::uint32_t id = 0; id < alphabet.classes; ++id) out.push_back(alphabet.members(id));
  return out;
}

std::string encoded(const std::u32string& text) {
  std::string out;
  for (const char32_t code_point : text) append_utf8(code_point, out);
  return out;
}

std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto code_point = decode_one(text, at);
    if (!code_point) break;
    out.push_back(*code_point);
  }
  return out;
}

char32_t other_case(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 'a' + 'A';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  return c;
}

std::u32string edited(std::u32string text, const std::vector<char32_t>& characters, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  const char32_t other = characters[random.below(characters.size())];
  const bool at_end = at == text.size();
  switch (random.below(at_end ? 1 : 5)) {
    case 0:
      return text.insert(at, 1, other);
    case 1:
      return text.erase(at, 1);
    case 2:
      return text.replace(at, 1, 1, other);
    case 3:
      return text.insert(at, 1, text[at]);
    default:
      text[at] = other_case(text[at]);
      return text;
  }
}

}  // namespace

std::optional<std::string> shortest_member(const Dfa& dfa) {
  const std::vector<std::size_t> lengths = shortest_to_acceptance(dfa);
  if (lengths[dfa.start] == endless) return std::nullopt;
  const std::vector<char32_t> characters = representatives(dfa.alphabet);
  std::string text;
  for (std::uint32_t state = dfa.start; lengths[state] > 0;) {
    std::uint32_t id = 0;
    while (lengths[dfa.step(state, id)] != lengths[state] - 1) ++id;
    append_utf8(characters[id], text);
    state = dfa.step(state, id);
  }
  return text;
}

std::optional<std::string> shortest_non_member(const Dfa& dfa) { return shortest_member(complement(dfa)); }

long double count_members(const Dfa& dfa, std::size_t length) {
  std::vector<long double> sizes;
  for (const CodePointSet& members : members_by_class(dfa.alphabet)) {
    long double size = 0;
    for (const CodePointRange& range : members.ranges())
      size += static_cast<long double>(range.last - range.first) + 1;
    sizes.push_back(size);
  }
  std::vector<long double> counts(dfa.accepting.begin(), dfa.accepting.end());
  std::vector<long double> longer(counts.size());
  for (std::size_t i = 0; i < length; ++i) {
    for (std::uint32_t state = 0; state < dfa.states(); ++state) {
      longer[state] = 0;
      for (std::uint32_t id = 0; id < dfa.alphabet.classes; ++id)
        longer[state] += sizes[id] * counts[dfa.step(state, id)];
    }
    std::swap(counts, longer);
  }
  return counts[dfa.start];
}

Sampler::Sampler(Dfa dfa, std::uint64_t seed)
    : dfa_(std::move(dfa)),
      random_(seed),
      members_(members_by_class(dfa_.alphabet)),
      least_(shortest_to_acceptance(dfa_)),
      most_(longest_to_acceptance(dfa_)) {}

std::optional<std::string> Sampler::member(std::size_t length) {
  if (!may_accept(dfa_.start, length)) return std::nullopt;
  std::vector<Place> path;
  std::set<std::pair<std::uint32_t, std::size_t>> failed;  // states from which no text of that length is left
  path.push_back(place(dfa_.start, length));
  while (path.size() <= length) {
    Place& here = path.back();
    const std::size_t remaining = length - path.size();
    if (here.choices.empty()) {
      failed.emplace(here.state, remaining + 1);
      path.pop_back();
      if (path.empty()) return std::nullopt;
      continue;
    }
    here.chosen = here.choices.back();
    here.choices.pop_back();
    const std::uint32_t to = dfa_.step(here.state, here.chosen);
    if (!failed.contains({to, remaining})) path.push_back(place(to, remaining));
  }
  std::string text;
  for (std::size_t i = 0; i < length; ++i) append_utf8(draw(path[i].chosen), text);
  return text;
}

bool Sampler::may_accept(std::uint32_t state, std::size_t remaining) const {
  if (least_[state] == endless || least_[state] > remaining) return false;
  return remaining == 0 ? least_[state] == 0 : most_[state] >= remaining;
}

Sampler::Place Sampler::place(std::uint32_t state, std::size_t remaining) {
  Place out{{}, state, 0};
  if (remaining == 0) return out;
  for (std::uint32_t id = 0; id < dfa_.alphabet.classes; ++id) {
    if (may_accept(dfa_.step(state, id), remaining - 1)) out.choices.push_back(id);
  }
  for (std::size_t i = out.choices.size(); i > 1; --i)
    std::swap(out.choices[i - 1], out.choices[random_.below(i)]);
  return out;
}

char32_t Sampler::draw(std::uint32_t id) {
  const CodePointSet& all = members_[id];
  const CodePointSet printable = all.intersection({{' ', '~'}});
  const auto& ranges = !printable.empty() && random_.below(4) != 0 ? printable.ranges() : all.ranges();
  const CodePointRange range = ranges[random_.below(ranges.size())];
  switch (random_.below(8)) {
    case 0:
      return range.first;
    case 1:
      return range.last;
    default:
      return range.first + static_cast<char32_t>(random_.below(range.last - range.first + 1));
  }
}

std::vector<std::string> near_misses(const Dfa& dfa, std::string_view member, std::size_t count,
                                     std::uint64_t seed) {
  Random random(seed);
  const std::vector<char32_t> characters = representatives(dfa.alphabet);
  const std::u32string text = decoded(member);
  std::set<std::string> seen;
  std::vector<std::string> out;
  for (std::size_t tries = 0; tries < 20 * count + 100 && out.size() < count; ++tries) {
    std::string candidate = encoded(edited(text, characters, random));
    if (!matches(dfa, candidate) && seen.insert(candidate).second) out.push_back(std::move(candidate));
  }
  return out;
}

}  // namespace plumbline::pattern
