#include "pattern/places.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "pattern/distance.h"
#include "pattern/members.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

// Taken for a letter, a digit, a space, a line end or the end of the text by one implementation or another,
// or at an end of one of UTF-8's forms.
constexpr std::array<char32_t, 20> mistaken{
    0x00,  0x7F,  0x80,   0x85,   0xA0,   0xE9,   0xFF,   0x130,   0x301,   0x660,
    0x7FF, 0x800, 0x200B, 0x2028, 0x212A, 0xFEFF, 0xFF21, 0x10000, 0x1F600, code_point_last,
};

constexpr Id rank_of_boundary = 0;
constexpr Id rank_of_mistaken = 1;
constexpr Id rank_of_ascii = 2;
constexpr Id rank_of_byte = 3;

class ProbeList {
 public:
  explicit ProbeList(const Alphabet& alphabet) : alphabet_(alphabet) {
    for (const char32_t usual : representatives(alphabet)) seen_.insert(usual);
  }

  void add(char32_t code_point, Id rank) {
    if (!seen_.insert(code_point).second) return;
    Probe probe{{}, alphabet_.class_of(code_point), rank};
    append_utf8(code_point, probe.bytes);
    probes.push_back(std::move(probe));
  }

  std::vector<Probe> probes;

 private:
  const Alphabet& alphabet_;
  std::set<char32_t> seen_;
};

// Endings out of `offered` that tell `apart` for as many of `others` as they can, in greedy order.
template <class Tells>
std::vector<Ending> cover(const std::vector<Ending>& offered, std::vector<Id> others, Tells tells) {
  std::vector<Ending> chosen;
  while (true) {
    Ending best{0, 0};
    for (const Ending& ending : offered) {
      const auto gain = static_cast<Id>(
          std::count_if(others.begin(), others.end(), [&](Id other) { return tells(ending.word, other); }));
      if (gain > best.gain) best = {ending.word, gain};
    }
    if (best.gain == 0) return chosen;
    std::erase_if(others, [&](Id other) { return tells(best.word, other); });
    chosen.push_back(best);
  }
}

constexpr Id empty_word = 0;

// Where a text may end, a character can also be taken for its end: `$` of many engines overlooks a line feed
// there, and C's strings end at a NUL. Nothing behind the character shows that.
void let_end(const Dfa& dfa, Place& place) {
  if (dfa.accepting[place.state] == 0) return;
  const auto add = [](std::vector<Ending>& endings) {
    if (std::ranges::find(endings, empty_word, &Ending::word) == endings.end())
      endings.push_back({empty_word, 1});
  };
  for (std::vector<Ending>& endings : place.by_class) add(endings);
  add(place.by_no_character);
}

Place place_at(const Dfa& dfa, const Identification& known, Id state) {
  std::set<Id> outcomes{state};
  for (Id id = 0; id < dfa.alphabet.classes; ++id) outcomes.insert(dfa.step(state, id));
  std::map<Id, std::vector<Ending>> by_target;
  Place place{state, {}, {}};
  for (Id id = 0; id < dfa.alphabet.classes; ++id) {
    const Id target = dfa.step(state, id);
    const auto [found, is_new] = by_target.emplace(target, std::vector<Ending>{});
    if (is_new) {
      found->second = cover(known.of_state[target], {outcomes.begin(), outcomes.end()},
                            [&](Id word, Id other) { return known.tells_apart(word, target, other); });
    }
    place.by_class.push_back(found->second);
  }
  place.by_no_character = cover(known.of_life, {outcomes.begin(), outcomes.end()}, [&](Id word, Id other) {
    return known.accepts[std::size_t{word} * dfa.states() + other] != 0;
  });
  let_end(dfa, place);
  return place;
}

}  // namespace

std::vector<Probe> probes(const Alphabet& alphabet) {
  ProbeList list(alphabet);
  for (Id id = 0; id < alphabet.classes; ++id) {
    for (const char32_t boundary : boundaries(alphabet.members(id))) list.add(boundary, rank_of_boundary);
  }
  for (const char32_t code_point : mistaken) list.add(code_point, rank_of_mistaken);
  for (char32_t ascii = 0; ascii < 0x80; ++ascii) list.add(ascii, rank_of_ascii);
  for (int byte = 0x80; byte <= 0xFF; ++byte) {
    list.probes.push_back({std::string(1, static_cast<char>(byte)), std::nullopt, rank_of_byte});
  }
  return std::move(list.probes);
}

std::vector<Place> places(const Dfa& dfa, const Identification& known) {
  const std::vector<std::size_t> lengths = shortest_to_acceptance(dfa);
  std::vector<Place> out;
  for (Id state = 0; state < dfa.states(); ++state) {
    if (lengths[state] != endless) out.push_back(place_at(dfa, known, state));
  }
  return out;
}

}  // namespace plumbline::pattern
