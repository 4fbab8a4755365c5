#include "pattern/compositions.h"

#include <algorithm>
#include <iterator>

namespace plumbline::pattern {
namespace {

using Id = std::uint32_t;
using Kind = Stratum::Kind;

}  // namespace

Compositions::Compositions(const SuitePlan& plan, Stratum stratum)
    : plan_(plan), stratum_(stratum), now_{0, std::vector<Id>(stratum.extension, 0), 0, 0} {
  settle();
}

const Composition* Compositions::next() {
  while (now_.access < plan_.dfa.states()) {
    while (at_ < endings()) {
      if (const auto ending = ending_at(at_++)) {
        now_.ending = *ending;
        return &now_;
      }
    }
    at_ = 0;
    advance();
  }
  return nullptr;
}

// How many candidates for endings the state has in this layer.
std::size_t Compositions::endings() const {
  switch (stratum_.kind) {
    case Kind::access:
    case Kind::plain:
      return 1;
    case Kind::telling:
      return plan_.identification.of_state[now_.state].size();
    default:
      return plan_.identification.words.size();
  }
}

std::optional<Id> Compositions::ending_at(std::size_t at) const {
  if (stratum_.kind == Kind::access || stratum_.kind == Kind::plain) return 0;
  if (stratum_.kind == Kind::telling) {
    const Ending& ending = plan_.identification.of_state[now_.state][at];
    return ending.gain == stratum_.worth ? std::optional(ending.word) : std::nullopt;
  }
  const auto word = static_cast<Id>(at);
  const std::size_t cell = plan_.cell(now_.state, word);
  const bool belongs = stratum_.kind == Kind::reference ? plan_.references[cell] > 0
                                                        : plan_.separations[cell] == stratum_.worth;
  return belongs ? std::optional(word) : std::nullopt;
}

// To the next extension, or with the first extension to the next access word.
void Compositions::advance() {
  std::size_t digit = now_.extension.size();
  while (digit > 0 && ++now_.extension[digit - 1] == plan_.dfa.alphabet.classes) now_.extension[--digit] = 0;
  if (digit == 0) ++now_.access;
  settle();
}

// Passes over extensions that begin with a step of an access word, and finds the state.
void Compositions::settle() {
  while (now_.access < plan_.dfa.states() && !now_.extension.empty() &&
         plan_.is_step_of_access(now_.access, now_.extension.front())) {
    std::fill(std::next(now_.extension.begin()), now_.extension.end(), 0);
    if (++now_.extension.front() < plan_.dfa.alphabet.classes) continue;
    now_.extension.front() = 0;
    ++now_.access;
  }
  if (now_.access >= plan_.dfa.states()) return;
  now_.state = now_.access;
  for (const Id id : now_.extension) now_.state = plan_.dfa.step(now_.state, id);
}

StratumWords::StratumWords(const SuitePlan& plan, std::size_t stratum)
    : plan_(plan), stratum_(stratum), compositions_(plan, plan.strata[stratum]) {}

const Composition* StratumWords::next() {
  while (const Composition* made = compositions_.next()) {
    word_ = word_of(plan_, *made);
    if (is_first(word_.size() - plan_.identification.words[made->ending].size())) return made;
  }
  return nullptr;
}

// `cut` is where the ending of the composition at hand begins.
bool StratumWords::is_first(std::size_t cut) {
  hashes_.assign(word_.size() + 1, 0);
  for (std::size_t i = word_.size(); i-- > 0;) hashes_[i] = hash_before(word_[i], hashes_[i + 1]);
  Id state = plan_.dfa.start;
  Id extension = 0;
  for (std::size_t i = 0; extension <= plan_.depth + 1; ++i) {
    const auto other = stratum_at(i, state, extension);
    if (other && (*other < stratum_ || (*other == stratum_ && i < cut))) return false;
    if (i == word_.size()) break;
    if (extension > 0 || !plan_.is_step_of_access(state, word_[i])) ++extension;
    state = plan_.dfa.step(state, word_[i]);
  }
  return true;
}

std::optional<std::size_t> StratumWords::stratum_at(std::size_t cut, Id state, Id extension) const {
  const auto found = plan_.endings_by_hash.find(hashes_[cut]);
  if (found == plan_.endings_by_hash.end()) return std::nullopt;
  const ClassWord& ending = plan_.identification.words[found->second];
  const bool same =
      ending.size() == word_.size() - cut &&
      std::equal(ending.begin(), ending.end(), word_.begin() + static_cast<std::ptrdiff_t>(cut));
  return same ? plan_.stratum_of(extension, state, found->second) : std::nullopt;
}

ClassWord word_of(const SuitePlan& plan, const Composition& composition) {
  ClassWord word = plan.access[composition.access];
  word.insert(word.end(), composition.extension.begin(), composition.extension.end());
  const ClassWord& ending = plan.identification.words[composition.ending];
  word.insert(word.end(), ending.begin(), ending.end());
  return word;
}

std::uint64_t hash_before(std::uint32_t first, std::uint64_t rest) {
  const std::uint64_t value = (rest ^ (first + 1)) * 0x9E3779B97F4A7C15;
  return value ^ (value >> 31U);
}

}  // namespace plumbline::pattern
