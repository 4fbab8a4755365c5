#include "pattern/places.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/complete_suite.h"
#include "pattern/known_patterns.h"
#include "pattern/members.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;

TEST(Probes, AreAllBytesAllEndsOfRangesAndWhatIsTakenForOthers) {
  const Dfa dfa = compile("[b-y\xC3\xA0-\xC3\xB6]+").value();
  std::set<std::string> bytes;
  for (const Probe& probe : probes(dfa.alphabet)) {
    EXPECT_TRUE(bytes.insert(probe.bytes).second);
    EXPECT_LT(probe.rank, probe_ranks);
    EXPECT_EQ(probe.id.has_value(), length_in_code_points(probe.bytes).has_value());
  }
  for (const char32_t usual : representatives(dfa.alphabet)) {
    std::string text;
    append_utf8(usual, text);
    EXPECT_TRUE(bytes.insert(text).second) << "a representative is no probe";
  }
  for (int byte = 0; byte <= 0xFF; ++byte)
    EXPECT_TRUE(bytes.contains(std::string(1, static_cast<char>(byte)))) << byte;
  for (const char* text :
       {"b", "y", "a", "z", "\xC3\xA0", "\xC3\xB6", "\xC3\x9F", "\xC3\xB7", "\xC3\xA9", "\xD9\xA0",
        "\xEF\xBC\xA1", "\xF0\x9F\x98\x80", "\xCC\x81", "\xE2\x80\xA8", "\xC2\x80"}) {
    EXPECT_TRUE(bytes.contains(text)) << text;
  }
}

TEST(Places, EndATextWithEveryCharacterWhereItMayEnd) {
  const Dfa dfa = compile("[a-z]+").value();
  std::set<std::string> texts;
  CompleteSuite suite = CompleteSuite::of(dfa).value();
  while (const auto test = suite.next()) {
    if (!test->accepted) texts.insert(test->text);
  }
  for (int byte = 0; byte <= 0xFF; ++byte) {
    const std::vector<char32_t> usual = representatives(dfa.alphabet);  // those the guarantee is about
    if (std::ranges::find(usual, static_cast<char32_t>(byte)) != usual.end()) continue;
    const std::string text = "a" + std::string(1, static_cast<char>(byte));
    EXPECT_NE(matches(dfa, text), texts.contains(text)) << "an engine whose $ overlooks " << byte;
  }
}

/// An implementation in which one character, in one state, does what another class does there, or is dropped.
struct CharacterFault {
  Id state;
  std::string character;
  Id leads_to;
};

std::vector<std::string> characters_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!decode_one(text, at)) ++at;
    out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

std::optional<Id> class_of(const Dfa& dfa, const std::string& character) {
  std::size_t at = 0;
  const auto code_point = decode_one(character, at);
  return code_point ? std::optional(dfa.alphabet.class_of(*code_point)) : std::nullopt;
}

/// What an implementation with the fault answers.
bool answer(const Dfa& dfa, const CharacterFault& fault, const std::vector<std::string>& characters) {
  Id state = dfa.start;
  for (const std::string& character : characters) {
    if (state == fault.state && character == fault.character) {
      state = fault.leads_to;
      continue;
    }
    const auto id = class_of(dfa, character);
    if (!id) return false;
    state = dfa.step(state, *id);
  }
  return dfa.accepting[state] != 0;
}

/// All faults that change an answer, by state and character.
std::map<std::pair<Id, std::string>, std::set<Id>> all_faults(const Dfa& dfa) {
  std::vector<std::string> characters;
  for (const Probe& probe : probes(dfa.alphabet)) characters.push_back(probe.bytes);
  const Dfa nothing = compile("[]").value();
  std::map<std::pair<Id, std::string>, std::set<Id>> faults;
  for (Id state = 0; state < dfa.states(); ++state) {
    std::set<Id> outcomes{state};
    for (Id id = 0; id < dfa.alphabet.classes; ++id) outcomes.insert(dfa.step(state, id));
    for (const std::string& character : characters) {
      const auto id = class_of(dfa, character);
      for (const Id outcome : outcomes) {
        Dfa after = dfa;
        after.start = outcome;
        const bool same = id ? outcome == dfa.step(state, *id) : equivalent(after, nothing);
        if (!same) faults[{state, character}].insert(outcome);
      }
    }
  }
  return faults;
}

TEST(Places, FindEveryCharacterTakenForAnotherClassOrDropped) {
  for (const std::string_view pattern :
       {function_name_pattern, std::string_view("[a-c]+(\xC3\xA9|-[0-9]{2})?"),
        std::string_view(R"([0-9A-Za-z\.\-_]*(?<!\.))"), std::string_view("[^\\s]+")}) {
    SCOPED_TRACE(pattern);
    const Dfa dfa = compile(pattern).value();
    auto faults = all_faults(dfa);
    CompleteSuite suite = CompleteSuite::of(dfa).value();
    while (const auto test = suite.next()) {
      const std::vector<std::string> characters = characters_of(test->text);
      std::optional<Id> state = dfa.start;
      for (std::size_t i = 0; i < characters.size() && state; ++i) {
        if (const auto open = faults.find({*state, characters[i]}); open != faults.end()) {
          std::erase_if(open->second, [&](Id outcome) {
            return answer(dfa, {*state, characters[i], outcome}, characters) != test->accepted;
          });
        }
        const auto id = class_of(dfa, characters[i]);
        state = id ? std::optional(dfa.step(*state, *id)) : std::nullopt;
      }
    }
    for (const auto& [place, open] : faults) EXPECT_TRUE(open.empty()) << place.first << " " << place.second;
  }
}

}  // namespace
}  // namespace plumbline::pattern
